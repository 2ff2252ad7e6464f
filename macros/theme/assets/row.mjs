// One specialist's row of the supervision tool: its controls, and what it says.
import { text } from "./saved.mjs";
import { fill } from "./wording.mjs";

const TEXTS = ["label", "participants", "employed", "job-starts", "contacts", "field-weeks", "goal"];
const rows = new WeakMap();

/**
 * @param {Object} plain
 * @returns {import("./leading.mjs").Row}
 */
export function rowAnswer(plain) {
  const texts = TEXTS.map((name) => [name, text(plain[name], 500)]);
  return { ...Object.fromEntries(texts), new: plain.new === true };
}

export class SupervisionRow {
  /**
   * A row made of the page's first one.
   * @param {HTMLFieldSetElement} pattern
   * @param {number} id never used before on this page, so that ids stay unique
   * @param {object} script
   */
  static made(pattern, id, script) {
    const fieldset = pattern.cloneNode(true);
    for (const element of fieldset.querySelectorAll("[id], [for]")) {
      for (const attribute of ["id", "for", "aria-describedby"]) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, value.replace("row-1-", `row-${id}-`));
      }
    }
    for (const part of fieldset.querySelectorAll(".ips-row-results, [data-row-buttons]")) part.hidden = false;
    return new SupervisionRow(fieldset, script);
  }

  /** @param {Element} fieldset */
  static of(fieldset) {
    return rows.get(fieldset);
  }

  constructor(fieldset, script) {
    this.fieldset = fieldset;
    this.script = script;
    this.legend = fieldset.querySelector("legend");
    this.pattern = this.legend.textContent.replace("1", "{number}");
    rows.set(fieldset, this);
  }

  /** @returns {import("./leading.mjs").Row} */
  read() {
    const texts = TEXTS.map((name) => [name, this.#input(name).value]);
    return { ...Object.fromEntries(texts), new: this.#input("new").checked };
  }

  /** @param {import("./leading.mjs").Row} answer */
  write(answer) {
    for (const name of TEXTS) this.#input(name).value = answer[name] ?? "";
    this.#input("new").checked = Boolean(answer.new);
  }

  /** @param {number} number the row's place, from 1 */
  number(number) {
    this.legend.textContent = fill(this.pattern, { number });
  }

  get name() {
    return this.#input("label").value.trim() || this.legend.textContent;
  }

  get isEmpty() {
    const { new: isNew, ...texts } = this.read();
    return !isNew && Object.values(texts).every((text) => !text.trim());
  }

  focus() {
    this.#input("label").focus();
  }

  show(result) {
    const { words } = this.script;
    for (const name of TEXTS) {
      const place = this.fieldset.querySelector(`#${this.#input(name).id}-problem`);
      if (!place) continue;
      const problem = result.problems[name];
      place.textContent = problem ? words[problem] : "";
      this.#input(name).toggleAttribute("aria-invalid", false);
      if (problem) this.#input(name).setAttribute("aria-invalid", "true");
    }
    this.#mentoring(result);
    this.#limit("caseload", result.caseload);
    this.#limit("contacts", result.contacts);
  }

  #mentoring(result) {
    const { needed } = result["field-mentoring"];
    const sentence = fill(this.script.words[`mentoring-${needed}`], { why: reasons(this.script, this.read(), result) });
    this.#put("field-mentoring", needed, sentence);
  }

  #limit(name, value) {
    const { rules, words } = this.script;
    const word = value === "unknown" ? words.unknown : words[`${name}-${value}`];
    this.#put(name, value, fill(word, { limit: rules[name] }));
  }

  #put(name, value, text) {
    const output = this.fieldset.querySelector(`[data-result="${name}"]`);
    output.dataset.value = value;
    output.textContent = text;
  }

  #input(name) {
    return this.fieldset.querySelector(`[name="${name}"]`);
  }
}

/**
 * Why a specialist needs field mentoring, in words.
 * @param {object} script
 * @param {import("./leading.mjs").Row} answer
 * @param {object} result
 */
export function reasons({ rules, words }, answer, result) {
  const limits = { share: rules["field-mentoring"]["share-below"], "job-starts": rules["field-mentoring"]["job-starts-below"] };
  const values = { share: result.share, starts: answer["job-starts"]?.trim() };
  return result["field-mentoring"].why.map((why) => fill(words[`why-${why}`], { ...values, limit: limits[why] })).join("; ");
}
