// One criterion's fieldset: reads an answer from its controls, writes one into them, and says what its helper finds.
import { reading } from "./reading.mjs";
import { fill } from "./wording.mjs";

export class CriterionField {
  /**
   * @param {HTMLFieldSetElement} fieldset
   * @param {object} rule
   * @param {{words: Object<string, string>, decimal: string}} script
   */
  constructor(fieldset, rule, script) {
    this.fieldset = fieldset;
    this.id = fieldset.dataset.criterion;
    this.rule = rule;
    this.script = script;
    this.note = fieldset.querySelector("textarea");
    this.reading = fieldset.querySelector("[data-reading]");
  }

  /** @returns {string} with its number */
  get numberedName() {
    return this.fieldset.querySelector("legend").textContent.trim().replace(/\s+/g, " ");
  }

  get name() {
    return this.fieldset.querySelector("legend").lastChild.textContent.trim();
  }

  /**
   * @param {number} level
   * @returns {string} what the level looks like
   */
  levelText(level) {
    return this.fieldset.querySelector(`label[for="${this.id}-${level}"]`).lastChild.textContent.trim();
  }

  /** @returns {import("./saved.mjs").Answer} */
  read() {
    const level = this.#named(this.id).find((radio) => radio.checked)?.value;
    const answer = {};
    if (level) answer.level = level === "unknown" ? level : Number(level);
    if (this.rule.kind === "measure") {
      answer.inputs = Object.fromEntries(this.rule.inputs.map(({ id }) => [id, this.#input(id).value]));
      answer.conditions = this.#ticked("condition");
    }
    if (this.rule.kind === "count") answer.components = this.#ticked("component");
    if (this.note) answer.note = this.note.value;
    return answer;
  }

  /** @param {import("./saved.mjs").Answer} answer */
  write(answer) {
    this.level = answer.level;
    this.#writeBefore(answer);
    this.#writeNote(answer.note ?? "");
    for (const { id } of this.rule.inputs ?? []) {
      this.#input(id).value = answer.inputs?.[id] ?? "";
    }
    for (const name of ["component", "condition"]) {
      const ticked = answer[`${name}s`] ?? [];
      for (const box of this.#named(`${this.id}.${name}`)) box.checked = ticked.includes(box.value);
    }
  }

  // A level from an earlier scale is shown until a new one is chosen.
  #writeBefore({ level, before }) {
    const place = this.fieldset.querySelector("[data-before]");
    place.textContent = before && !level ? fill(this.script.words.before, { level: before }) : "";
  }

  #writeNote(note) {
    if (!this.note) return;
    this.note.value = note;
    this.note.closest("details").open = Boolean(note);
  }

  /** @param {number|"unknown"|undefined} level */
  set level(level) {
    for (const radio of this.#named(this.id)) radio.checked = radio.value === String(level);
  }

  /**
   * Shows what the helper found, or what is wrong with an input, beside it.
   * @param {object|null} found
   * @param {number|"unknown"|undefined} level
   */
  show(found, level) {
    if (!this.reading) return;
    const { words } = this.script;
    for (const { id, most } of this.rule.inputs ?? []) {
      const problem = found?.input === id && found.problem !== "missing" ? found.problem : "";
      this.#problem(id, problem && fill(words[problem], { most }));
    }
    const sentences = found && !found.problem ? this.#sentences(found, level) : this.#stillNeeded(found);
    setText(this.reading, sentences.join(" "));
  }

  #sentences(found, level) {
    const { words } = this.script;
    const sentences = reading(this.rule, found, words, (id) => this.#conditionText(id));
    const missing = this.rule.kind === "count" ? this.#missingComponents() : [];
    if (missing.length) sentences.push(fill(words["missing-components"], { components: `${missing.join("; ").replace(/\.$/, "")}.` }));
    if (typeof level === "number" && level !== found.points) sentences.push(fill(words["own-choice"], { level }));
    return sentences;
  }

  #missingComponents() {
    const open = this.#named(`${this.id}.component`).filter((box) => !box.checked);
    return open.map((box) => box.labels[0].textContent.trim());
  }

  #stillNeeded(found) {
    if (found?.problem !== "missing") return [];
    const label = this.fieldset.querySelector(`label[for="${this.id}-${found.input}"]`).textContent;
    return [fill(this.script.words.missing, { label })];
  }

  #problem(id, sentence) {
    const input = this.#input(id);
    setText(document.getElementById(`${input.id}-problem`), sentence);
    if (sentence) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  #conditionText(id) {
    return this.fieldset.querySelector(`[data-condition="${id}"]`).textContent;
  }

  #input(id) {
    return this.#named(`${this.id}.${id}`)[0];
  }

  #named(name) {
    return [...this.fieldset.querySelectorAll(`[name="${name}"]`)];
  }

  #ticked(name) {
    return this.#named(`${this.id}.${name}`).filter((box) => box.checked).map((box) => box.value);
  }
}

// Writing the same text again would make a screen reader say it again.
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
