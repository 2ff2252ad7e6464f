// A second language beside the page's own, for a conversation with an interpreter or two languages in the room.
import { beside } from "./item.mjs";

export class Languages {
  /**
   * @param {HTMLSelectElement} chosen
   * @param {{list: string, words: Object<string, string>}} script `list` is the address of the list in every language
   * @param {Map<string, import("./item.mjs").ItemRow>} rows
   */
  constructor(chosen, script, rows) {
    this.chosen = chosen;
    this.script = script;
    this.rows = rows;
  }

  start() {
    this.chosen.addEventListener("change", () => this.#show(this.chosen.value));
  }

  async #show(code) {
    try {
      const list = code ? (await this.#list())[code] : { sections: [] };
      if (code === this.chosen.value) this.#write(list);
    } catch {
      this.chosen.value = "";
      this.#say(this.script.words["second-failed"]);
    }
  }

  /** @returns {Promise<Object>} language code → list; asked for once, when first needed */
  #list() {
    this.list ??= fetch(new URL(this.script.list, location.href)).then((response) => {
      if (!response.ok) throw new Error(response.statusText);
      return response.json().then(({ languages }) => languages);
    });
    this.list.catch(() => (this.list = undefined));
    return this.list;
  }

  #write({ title = "", tag = "", sections }) {
    this.#say("");
    document.body.classList.toggle("ips-two-languages", Boolean(tag));
    beside(document.querySelector("h1"), title, tag);
    const items = new Map(sections.flatMap((section) => section.items).map((item) => [item.id, item]));
    for (const row of this.rows.values()) row.beside(items.get(row.id)?.text ?? "", items.get(row.id)?.hint ?? "", tag);
    const titles = new Map(sections.map((section) => [section.id, section.title]));
    for (const { dataset } of document.querySelectorAll("[data-items]")) {
      beside(document.getElementById(dataset.items), titles.get(dataset.items) ?? "", tag);
    }
  }

  #say(sentence) {
    this.chosen.parentElement.querySelector(".ips-problem").textContent = sentence;
  }
}
