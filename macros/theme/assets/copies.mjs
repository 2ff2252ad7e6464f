// Several assessments, or several copies of a list: which one is open, what it is called, and a new one.

export class Copies {
  /**
   * @param {HTMLElement} root the part of the panel that names the open one
   * @param {import("./keeping.mjs").Keeping} keeping
   * @param {(saved: import("./saved.mjs").Saved) => Partial<import("./saved.mjs").Saved>} carried from the open one to a new one
   */
  constructor(root, keeping, carried = () => ({})) {
    this.root = root;
    this.keeping = keeping;
    this.carried = carried;
    this.chosen = root.querySelector("[name=open]");
  }

  start() {
    this.root.addEventListener("change", (event) => this.#changed(event));
    this.root.querySelector("[data-action^=new]").addEventListener("click", () => this.#begin());
    this.keeping.addEventListener("change", () => this.#show());
    this.#show();
  }

  #changed({ target }) {
    if (target === this.chosen) this.keeping.open(target.value);
    else if (target.dataset.field) this.keeping.keep({ [target.dataset.field]: target.value });
  }

  #begin() {
    this.keeping.begin(this.carried(this.keeping.current));
    this.root.querySelector("[data-field=label]").focus();
  }

  #show() {
    const { all, current } = this.keeping;
    const options = all.map(({ saved }) => new Option(named(saved, this.keeping.script), saved.id, false, saved.id === current.id));
    this.chosen.replaceChildren(...options);
    this.chosen.closest("[data-several]").hidden = all.length < 2;
    for (const field of this.root.querySelectorAll("[data-field]")) {
      if (field !== document.activeElement) field.value = current[field.dataset.field] ?? "";
    }
  }
}

// Making a format takes longer than using it a hundred times.
const formats = {};

/**
 * @param {import("./saved.mjs").Saved} saved
 * @param {{tag: string}} script
 * @returns {string} its label and day as people read them
 */
export function named({ label, date }, { tag }) {
  formats[tag] ??= new Intl.DateTimeFormat(tag);
  const day = formats[tag].format(new Date(`${date}T12:00`));
  return label ? `${label}, ${day}` : day;
}
