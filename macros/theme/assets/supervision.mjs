// The supervision tool: a row per specialist, what each row says, and the agenda that comes of them.
import { agenda } from "./agenda.mjs";
import { Files } from "./files.mjs";
import { Keeping } from "./keeping.mjs";
import { rowResult, teamResult } from "./leading.mjs";
import { SupervisionRow, rowAnswer } from "./row.mjs";
import { upgrade } from "./upgrade.mjs";
import { fill } from "./wording.mjs";

class Supervision {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.script = JSON.parse(form.querySelector("[data-script]").textContent);
    this.list = form.querySelector("[data-rows]");
    this.pattern = this.list.querySelector("[data-row]").cloneNode(true);
    this.list.replaceChildren();
    this.made = 0;
    const path = new URL(form.dataset.root, location.href).pathname;
    const tool = { name: "supervision", revision: this.script.revision, answer: rowAnswer, own: () => ({}) };
    const shown = { show: ({ answers }) => this.#restore(answers), summary: ({ answers }) => this.#summary(answers) };
    this.keeping = new Keeping(form.querySelector("[data-keep]"), tool, { ...this.script, path }, shown);
  }

  start() {
    for (const part of this.form.querySelectorAll("[data-form-buttons], [data-agenda]")) part.hidden = false;
    this.keeping.start();
    new Files(this.form, this.keeping).start();
    this.form.addEventListener("input", ({ target }) => target.closest("[data-row]") && this.#changed());
    this.form.addEventListener("click", ({ target }) => this.#act(target.closest("[data-action]")));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("afterprint", () => document.body.classList.remove("ips-only-agenda"));
  }

  get rows() {
    return [...this.list.children].map((fieldset) => SupervisionRow.of(fieldset));
  }

  get answers() {
    return Object.fromEntries(this.rows.map((row, index) => [index + 1, row.read()]));
  }

  #restore(answers) {
    this.list.replaceChildren();
    const kept = Object.values(answers).slice(0, this.script.rules.rows);
    for (const answer of kept.length ? kept : [{}]) this.#add().write(answer);
    this.#show();
  }

  #add() {
    this.made += 1;
    const row = SupervisionRow.made(this.pattern, this.made, this.script);
    this.list.append(row.fieldset);
    return row;
  }

  #act(button) {
    if (!button) return;
    const row = button.closest("[data-row]");
    const act = {
      "add-row": () => this.#add().focus(),
      "remove-row": () => this.#remove(SupervisionRow.of(row)),
      "move-up": () => row.previousElementSibling?.before(row),
      "move-down": () => row.nextElementSibling?.after(row),
      "print-agenda": () => this.#print(),
    }[button.dataset.action];
    act?.();
    if (!act || button.dataset.action === "print-agenda") return;
    this.#changed();
    if (button.isConnected && button.dataset.action !== "add-row") button.focus();
  }

  #remove(row) {
    const sentence = fill(this.script.words["confirm-remove"], { label: row.name });
    if (!row.isEmpty && !confirm(sentence)) return;
    const next = row.fieldset.nextElementSibling ?? row.fieldset.previousElementSibling;
    row.fieldset.remove();
    if (next) SupervisionRow.of(next).focus();
    else this.form.querySelector('[data-action="add-row"]').focus();
  }

  #summary(answers) {
    return fill(this.script.words["file-rows"], { rows: Object.keys(answers).length });
  }

  #print() {
    document.body.classList.add("ips-only-agenda");
    print();
  }

  #changed() {
    this.#show();
    this.keeping.keep({ answers: this.answers });
  }

  #show() {
    const { rules, words, tag } = this.script;
    const rows = this.rows;
    rows.forEach((row, index) => row.number(index + 1));
    const results = rows.map((row) => rowResult(rules, row.read()));
    rows.forEach((row, index) => row.show(results[index]));
    const full = rows.length >= rules.rows;
    this.form.querySelector('[data-action="add-row"]').disabled = full;
    this.form.querySelector("[data-full]").textContent = full ? fill(words.full, { rows: rules.rows }) : "";
    const filled = rows.map((row, index) => ({ row, result: results[index] })).filter(({ row }) => !row.isEmpty);
    const lines = agenda(this.script, filled.map(({ row, result }) => ({ name: row.name, answer: row.read(), result })), teamResult(rows.map((row) => row.read())));
    this.#list("[data-agenda-week]", lines.week);
    this.#list("[data-agenda-quarter]", lines.quarter);
    this.form.querySelector("[data-agenda-empty]").hidden = filled.length > 0;
    this.form.querySelector("[data-agenda-date]").textContent = new Date().toLocaleDateString(tag, { dateStyle: "long" });
  }

  #list(selector, lines) {
    const items = lines.map((line) => Object.assign(document.createElement("li"), { textContent: line }));
    this.form.querySelector(selector).replaceChildren(...items);
  }
}

upgrade("form[data-supervision]", (form) => new Supervision(form).start());
