// One item of a checklist: open, done or not relevant.

export class ItemRow {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.id = element.dataset.item;
    [this.done, this.skipped] = element.querySelectorAll("input[type=checkbox]");
    this.words = element.querySelector("[data-words]");
    this.text = this.words.textContent;
  }

  /** @returns {"done"|"not-relevant"|undefined} undefined: open */
  get state() {
    return this.done.checked ? "done" : this.skipped.checked ? "not-relevant" : undefined;
  }

  /** @param {"done"|"not-relevant"|undefined} state */
  set state(state) {
    this.done.checked = state === "done";
    this.skipped.checked = state === "not-relevant";
    this.#mark();
  }

  /** @param {HTMLInputElement} box the one just ticked: an item cannot be both */
  settle(box) {
    const other = box === this.done ? this.skipped : this.done;
    if (box.checked) other.checked = false;
    this.#mark();
  }

  /**
   * @param {string} words in a second language; empty: none
   * @param {string} hint
   * @param {string} tag of the second language
   */
  beside(words, hint, tag) {
    beside(this.words, words, tag);
    const own = this.element.querySelector("[data-hint]");
    if (own) beside(own, hint, tag);
  }

  #mark() {
    this.element.dataset.state = this.state ?? "open";
  }
}

/**
 * Shows words in a second language after an element's own.
 * @param {Element} element
 * @param {string} words empty: takes them away
 * @param {string} tag
 */
export function beside(element, words, tag) {
  element.querySelector(".ips-second")?.remove();
  if (!words) return;
  const second = Object.assign(document.createElement("span"), { className: "ips-second", lang: tag, textContent: words });
  element.append(second);
}
