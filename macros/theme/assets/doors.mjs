// The front page's doors: which steps of a path were visited, and where the reader was last. Begun by choosing a step.

const logo = document.querySelector(".md-logo");
const home = new URL(logo.getAttribute("href"), location.href).pathname;
const doors = document.querySelector("[data-doors]");
// One key for all languages, so that the path goes on after a change of language.
const site = new URL(document.querySelector("[data-colours]").dataset.root, location.href).pathname;
const key = `${site}path`;
const step = (address) => new URL(address, location.href).pathname.slice(home.length);

function visited() {
  try {
    const steps = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return Array.isArray(steps) ? steps : null;
  } catch {
    return null;
  }
}

function visit(steps, name) {
  try {
    sessionStorage.setItem(key, JSON.stringify([...steps.filter((other) => other !== name), name]));
  } catch {
    // Blocked or full storage: the doors work without their marks.
  }
}

const steps = visited();
if (steps && !doors) visit(steps, step(location.href));

for (const link of doors?.querySelectorAll("a") ?? []) {
  const name = step(link.href);
  link.addEventListener("click", () => visit(visited() ?? [], name));
  if (steps?.includes(name)) link.classList.add("ips-visited");
  if (steps?.at(-1) === name) link.setAttribute("aria-current", "step");
}
