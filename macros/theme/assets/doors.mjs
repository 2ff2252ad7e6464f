// The front page's doors: which steps of a path were visited, and where the reader was last. Begun by choosing a step.
import { upgrade } from "./upgrade.mjs";

/**
 * @typedef {{steps: string[], visited: string[]}} Path the path begun: its steps, and those opened, the last one last
 * @param {HTMLElement} root names the site's root and the language's home, for one key in all languages
 */
function start(root) {
  const site = new URL(root.dataset.doorsRoot, location.href).pathname;
  const home = new URL(".", document.querySelector(".md-logo").href).pathname;
  new Doors(`${site}path`, home).show();
}

class Doors {
  /**
   * @param {string} key in storage
   * @param {string} home the path of the language's front page
   */
  constructor(key, home) {
    this.key = key;
    this.home = home;
  }

  show() {
    const path = this.#begun();
    const here = this.#step(location.href);
    if (path?.steps.includes(here)) this.#visit(path, here);
    for (const link of document.querySelectorAll("[data-doors] a")) this.#mark(link, path);
  }

  #mark(link, path) {
    const name = this.#step(link.href);
    const steps = [...link.closest("ol").querySelectorAll("a")].map(({ href }) => this.#step(href));
    link.addEventListener("click", () => this.#visit({ steps, visited: this.#begun()?.visited ?? [] }, name));
    if (path?.visited.includes(name)) link.classList.add("ips-visited");
    if (path?.visited.at(-1) === name) link.setAttribute("aria-current", "step");
  }

  #step(address) {
    return new URL(address, location.href).pathname.slice(this.home.length);
  }

  /** @returns {Path|null} */
  #begun() {
    try {
      const path = JSON.parse(sessionStorage.getItem(this.key) ?? "null");
      return Array.isArray(path?.steps) && Array.isArray(path.visited) ? path : null;
    } catch {
      return null;
    }
  }

  #visit({ steps, visited }, name) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ steps, visited: [...visited.filter((other) => other !== name), name] }));
    } catch {
      // Blocked or full storage: the doors work without their marks.
    }
  }
}

upgrade("[data-doors-root]", start);
