// The search field in the header: results are links below it, how many there are is said politely, Escape ends it.
import { Finder } from "./finder.mjs";
import { upgrade } from "./upgrade.mjs";
import { fill } from "./wording.mjs";

const LEAST = 2; // letters
const REST = 100; // milliseconds between two letters, after which a word counts as typed

class Search {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.field = root.querySelector("input");
    this.status = root.querySelector("[role=status]");
    this.list = root.querySelector("ol");
    this.finder = new Finder(new URL(root.dataset.search, location.href));
    this.answered = "";
  }

  start() {
    this.field.addEventListener("focus", () => this.#turnedTo());
    this.field.addEventListener("input", () => this.#ask());
    this.root.addEventListener("keydown", (event) => this.#press(event));
    // Safari does not focus a link that is clicked, so only a known other place counts as left.
    this.root.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && this.#leaveFor(relatedTarget));
    document.addEventListener("pointerdown", ({ target }) => this.#leaveFor(target));
    this.root.hidden = false;
  }

  #turnedTo() {
    this.finder.prepare().catch(() => {}); // said when the reader asks for something
    this.#ask();
  }

  async #ask() {
    const text = this.#typed();
    if (text === this.answered) return;
    if (text.length < LEAST) return this.#close();
    await new Promise((rested) => setTimeout(rested, REST));
    if (!this.#stillAsks(text)) return;
    const found = await this.finder.find(text).catch(() => null);
    if (this.#stillAsks(text)) await this.#answer(text, found);
  }

  #typed() {
    return this.field.value.trim();
  }

  #stillAsks(text) {
    return text === this.#typed() && this.root.contains(document.activeElement);
  }

  /** @param {Promise<import("./finder.mjs").Found>[]|null} found null when the search could not be fetched */
  async #answer(text, found) {
    // Pagefind finds nothing when it cannot fetch a part of its index.
    const failed = !found || (!found.length && !navigator.onLine);
    this.#tell(failed ? "failed" : ["none", "one"][found.length] ?? "other", { count: found?.length, query: text });
    this.list.replaceChildren();
    this.answered = text;
    this.list.ariaBusy = "true";
    try {
      for (const result of found ?? []) {
        const entry = item(await result);
        if (this.answered !== text) return;
        this.list.append(entry);
      }
    } catch {
      this.#tell("failed");
    }
    this.list.ariaBusy = "false";
  }

  #tell(word, values = {}) {
    this.status.textContent = fill(this.status.dataset[word], values);
  }

  #close() {
    this.list.ariaBusy = "false";
    this.status.textContent = "";
    this.list.replaceChildren();
    this.answered = "";
  }

  #leaveFor(place) {
    if (!this.root.contains(place)) this.#close();
  }

  #press(event) {
    if (event.key === "Escape") {
      this.field.value = "";
      this.field.focus();
      this.#close();
    } else if (event.key === "Enter" && event.target === this.field) {
      this.#step(event, 1);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.#step(event, event.key === "ArrowDown" ? 1 : -1);
    }
  }

  /** Moves to the next or the previous of field and results. */
  #step(event, by) {
    const stops = [this.field, ...this.list.querySelectorAll("a")];
    event.preventDefault();
    stops[stops.indexOf(event.target) + by]?.focus();
  }
}

/** @param {import("./finder.mjs").Found} found */
function item({ title, address, excerpt }) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  const text = document.createElement("p");
  link.href = address;
  link.textContent = title;
  text.innerHTML = excerpt; // Pagefind escapes the page's text and adds <mark> only
  entry.append(link, text);
  return entry;
}

upgrade("[data-search]", (root) => new Search(root).start());
