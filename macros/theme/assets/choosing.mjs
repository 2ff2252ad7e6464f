// Which assessments to put side by side: those on this device and those of files opened here, which are not kept.
import { assessmentTool } from "./assessment.mjs";
import { named } from "./copies.mjs";
import { drawn } from "./drawn.mjs";
import { read } from "./saved.mjs";
import { Shelf } from "./shelf.mjs";
import { tally } from "./tally.mjs";
import { fill } from "./wording.mjs";

/** @typedef {import("./assessment.mjs").Assessment} Assessment */

export class Choosing {
  /**
   * @param {HTMLElement} root
   * @param {object} script
   * @param {(chosen: Assessment[]) => void} changed called with those chosen, oldest first
   */
  constructor(root, script, changed) {
    this.root = root;
    this.script = script;
    this.changed = changed;
    this.tool = assessmentTool(script);
    this.shelf = new Shelf(new URL(root.dataset.root, location.href).pathname, this.tool);
    this.list = root.querySelector("[data-choices]");
    this.files = [];
  }

  start() {
    this.root.hidden = false;
    const input = this.root.querySelector("[data-action=open-file]");
    input.addEventListener("change", () => this.#open([...input.files]));
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => this.#dropped(event));
    this.list.addEventListener("change", () => this.#tell());
    this.#show();
  }

  /** @returns {Assessment[]} */
  get chosen() {
    const ids = [...this.list.querySelectorAll(":checked")].map(({ value }) => Number(value));
    return ids.map((index) => this.all[index].saved).sort((one, other) => one.date.localeCompare(other.date));
  }

  #dropped(event) {
    event.preventDefault();
    this.#open([...event.dataTransfer.files]);
  }

  async #open(files) {
    const said = [];
    for (const file of files) {
      const found = file.size > 8_000_000 ? { refused: "too-long" } : read(await file.text(), this.tool);
      if (found.refused) said.push(`${file.name}: ${this.script.words[`refused-${found.refused}`]}`);
      else this.files.push(...found.saved.map((saved) => this.tool.brought(saved).saved));
    }
    this.root.querySelector("[data-action=open-file]").value = "";
    this.#say(said.join(" "));
    this.#show();
  }

  #show() {
    const before = new Set([...this.list.querySelectorAll("input:not(:checked)")].map(({ value }) => this.all[value].saved));
    const here = (this.kept ??= this.shelf.all().kept.map(({ saved }) => ({ saved: this.tool.brought(saved).saved, from: "compare-here" })));
    this.all = [...here, ...this.files.map((saved) => ({ saved, from: "compare-file" }))];
    this.list.replaceChildren(...this.all.map((entry, index) => this.#choice(entry, index, !before.has(entry.saved))));
    if (!this.all.length) this.#say(this.script.words["compare-none"]);
    this.#tell();
  }

  #choice({ saved, from }, index, checked) {
    const { words } = this.script;
    const box = drawn("input", { type: "checkbox", id: `choice-${index}`, value: index, autocomplete: "off" });
    box.checked = checked && this.all.length <= 12;
    const answered = fill(words["file-answered"], tally(this.script, saved.answers).sum);
    const text = [named(saved, this.script), words[`kind-${saved.kind}`], answered, words[from]].join(" · ");
    return drawn("p", { class: "ips-choice" }, box, drawn("label", { for: box.id }, text));
  }

  #tell() {
    const { chosen } = this;
    if (this.all.length) this.#hint(chosen.length < 2 ? this.script.words["compare-two"] : "");
    this.changed(chosen);
  }

  #hint(sentence) {
    this.root.querySelector("[data-hint]").textContent = sentence;
  }

  #say(sentence) {
    this.root.querySelector("[data-told]").textContent = sentence;
  }
}
