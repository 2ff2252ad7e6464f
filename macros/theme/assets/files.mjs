// The file is the real save: out to the reader's own folder, and in again, chosen, dropped or pasted.
// Nothing that is here is replaced before the reader has seen what is in the file.
import { named } from "./copies.mjs";
import { fresh, localDate, read, written } from "./saved.mjs";
import { fill } from "./wording.mjs";

/** @typedef {import("./saved.mjs").Saved} Saved */

export class Files {
  /**
   * @param {HTMLElement} root the panel
   * @param {import("./keeping.mjs").Keeping} keeping
   */
  constructor(root, keeping) {
    this.root = root;
    this.keeping = keeping;
    this.script = keeping.script;
    this.dialog = root.querySelector("[data-incoming]");
    this.input = root.querySelector("[data-action=open-file]");
  }

  start() {
    this.root.addEventListener("click", ({ target }) => this.#act(target.closest("[data-action]")?.dataset.action));
    this.input.addEventListener("change", () => this.#open(this.input.files[0]));
    // Dropped beside the panel, a file would otherwise open in place of the page.
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => this.#dropped(event));
    addEventListener("paste", (event) => this.#pasted(event));
    this.dialog.addEventListener("click", ({ target }) => target.matches("button") && this.dialog.close(target.value));
    this.keeping.addEventListener("change", () => this.#several());
    this.#several();
    this.dialog.addEventListener("close", () => this.#decided(this.dialog.returnValue));
  }

  #act(action) {
    const { current, all, tool } = this.keeping;
    if (action === "save-file") download(fileName(tool, "json"), written(tool, [current]), "application/json");
    if (action === "save-all") download(fileName(tool, "json"), written(tool, all.map(({ saved }) => saved)), "application/json");
  }

  #several() {
    this.root.querySelector("[data-action=save-all]").hidden = this.keeping.all.length < 2;
  }

  #dropped(event) {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) this.#open(file);
    else this.#offer(event.dataTransfer.getData("text"));
  }

  #pasted({ target, clipboardData }) {
    if (target.matches("input, textarea")) return;
    const [file] = clipboardData.files;
    if (file) this.#open(file);
    else if (clipboardData.getData("text").trim().startsWith("{")) this.#offer(clipboardData.getData("text"));
  }

  async #open(file) {
    if (!file) return;
    // Never read what is far too large for the memory of a phone.
    this.#offer(file.size > 8_000_000 ? " ".repeat(2_000_001) : await file.text());
    this.input.value = "";
  }

  #offer(text) {
    const found = read(text, this.keeping.tool);
    if (found.refused) return this.keeping.tell(`refused-${found.refused}`);
    this.found = found;
    const here = new Set(this.keeping.all.map(({ saved }) => saved.id));
    this.known = found.saved.some(({ id }) => here.has(id));
    this.#list(found);
    for (const button of this.dialog.querySelectorAll("[value=replace], [value=both]")) button.hidden = !this.known;
    this.dialog.querySelector("[value=add]").hidden = this.known;
    this.dialog.showModal();
  }

  #list({ saved, dropped }) {
    const { words } = this.script;
    const lines = saved.map((entry) => this.#line(entry));
    if (dropped) lines.push(fill(words["file-dropped"], { number: dropped }));
    if (this.known) lines.push(words["file-known"]);
    const items = lines.map((line) => Object.assign(document.createElement("li"), { textContent: line }));
    this.dialog.querySelector("[data-incoming-list]").replaceChildren(...items);
  }

  #line(entry) {
    const { words, tag } = this.script;
    const changed = new Date(entry.changed).toLocaleString(tag, { dateStyle: "medium", timeStyle: "short" });
    const parts = [named(entry, this.script), this.keeping.shown.summary(entry), fill(words["file-changed"], { changed })];
    if (entry.revision && entry.revision !== this.keeping.tool.revision) parts.push(fill(words["other-revision"], { revision: entry.revision }));
    return parts.filter(Boolean).join(" · ");
  }

  #decided(decision) {
    this.dialog.returnValue = "";
    if (!["add", "replace", "both"].includes(decision)) return;
    this.keeping.remember();
    const { saved } = this.found;
    this.keeping.add(decision === "both" ? saved.map((entry) => this.#another(entry)) : saved);
    this.keeping.tell("file-opened", { number: saved.length });
  }

  #another(entry) {
    return { ...entry, id: fresh(this.keeping.tool).id, label: `${entry.label || entry.date} (2)`, version: 0 };
  }
}

/**
 * @param {import("./saved.mjs").Tool} tool
 * @param {string} kind of file: json, csv
 * @returns {string} such as ips-self-check_2026-11-21.json
 */
export function fileName(tool, kind) {
  return `ips-${tool.name.split("/").at(-1)}_${localDate(new Date())}.${kind}`;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
