// The front page's doors: which steps of a path were visited, and where the reader was last. Begun by choosing a step.

const logo = document.querySelector(".md-logo");
const home = new URL(logo.getAttribute("href"), location.href).pathname;
const doors = document.querySelector("[data-doors]");
// One key for all languages, so that the path goes on after a change of language.
const site = new URL(document.querySelector("[data-colours]").dataset.root, location.href).pathname;
const key = `${site}path`;
const step = (address) => new URL(address, location.href).pathname.slice(home.length);

/** @returns {{steps: string[], visited: string[]}|null} the path begun: its steps, and those opened, the last one last */
function begun() {
  try {
    const path = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return Array.isArray(path?.steps) && Array.isArray(path.visited) ? path : null;
  } catch {
    return null;
  }
}

function visit({ steps, visited }, name) {
  try {
    sessionStorage.setItem(key, JSON.stringify({ steps, visited: [...visited.filter((other) => other !== name), name] }));
  } catch {
    // Blocked or full storage: the doors work without their marks.
  }
}

const path = begun();
const here = step(location.href);
if (path?.steps.includes(here)) visit(path, here);

for (const link of doors?.querySelectorAll("a") ?? []) {
  const name = step(link.href);
  const steps = [...link.closest("ol").querySelectorAll("a")].map(({ href }) => step(href));
  link.addEventListener("click", () => visit({ steps, visited: begun()?.visited ?? [] }, name));
  if (path?.visited.includes(name)) link.classList.add("ips-visited");
  if (path?.visited.at(-1) === name) link.setAttribute("aria-current", "step");
}
