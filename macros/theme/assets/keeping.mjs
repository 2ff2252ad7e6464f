// The reader's choice of where answers are kept, and what the page says about it.
import { fill } from "./wording.mjs";

export class Keeping {
  /**
   * @param {HTMLElement} root
   * @param {import("./answers.mjs").Answers} store
   * @param {{tag: string, revision: string, words: Object<string, string>}} script
   */
  constructor(root, store, script) {
    this.root = root;
    this.store = store;
    this.script = script;
    root.hidden = false;
  }

  /** @returns {Object<string, import("./answers.mjs").Answer>} */
  read() {
    const { words, revision } = this.script;
    const kept = this.store.read();
    this.where = kept.where;
    if (kept.state === "kept" && kept.revision !== revision) this.#say(fill(words["other-revision"], { revision: kept.revision }));
    else if (kept.state === "kept") this.#sayKept(kept.until);
    else this.#say(words[kept.state === "unreadable" ? "unreadable" : "nothing-kept"]);
    return kept.answers;
  }

  /**
   * @param {() => Object} answers
   * @param {() => void} clear
   */
  start(answers, clear) {
    this.root.addEventListener("change", ({ target }) => target.name === "keep" && this.keep(answers()));
    this.root.querySelector("[data-print]").addEventListener("click", () => print());
    this.root.querySelector("[data-delete]").addEventListener("click", () => this.#delete(clear));
  }

  /** @param {Object<string, import("./answers.mjs").Answer>} answers */
  keep(answers) {
    const { saved, until } = this.store.keep(answers, this.where, this.script.revision);
    if (saved) this.#sayKept(until);
    else this.#say(this.script.words["not-saved"]);
  }

  #delete(clear) {
    if (!confirm(this.script.words["confirm-delete"])) return;
    this.store.forget();
    clear();
    this.#say(this.script.words.deleted);
  }

  #sayKept(until) {
    const date = until?.toLocaleDateString(this.script.tag, { day: "numeric", month: "long", year: "numeric" });
    this.#say(fill(this.script.words[until ? "kept-device" : "kept-visit"], { date }));
  }

  #say(sentence) {
    const status = this.root.querySelector("[data-kept]");
    if (status.textContent !== sentence) status.textContent = sentence;
  }

  get where() {
    return this.root.querySelector("[name=keep]:checked").value;
  }

  set where(where) {
    for (const radio of this.root.querySelectorAll("[name=keep]")) radio.checked = radio.value === where;
  }
}
