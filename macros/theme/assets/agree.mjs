// Several raters' assessments: where they differ, what the group agrees on, and the agreed assessment with its sources.
import { Choosing } from "./choosing.mjs";
import { agreed, disagreements } from "./comparison.mjs";
import { named } from "./copies.mjs";
import { drawn } from "./drawn.mjs";
import { fresh } from "./saved.mjs";
import { upgrade } from "./upgrade.mjs";
import { fill } from "./wording.mjs";

class Agree {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.script = JSON.parse(root.querySelector("[data-script]").textContent);
    this.form = root.querySelector("[data-agreement]");
    this.list = root.querySelector("[data-differences]");
    this.choosing = new Choosing(root.querySelector("[data-choosing]"), this.script, (chosen) => this.#show(chosen));
    this.decided = {};
  }

  start() {
    this.choosing.start();
    this.form.addEventListener("input", ({ target }) => this.#decide(target));
    this.form.querySelector("[data-action=save-consensus]").addEventListener("click", () => this.#save());
  }

  #show(chosen) {
    this.form.hidden = chosen.length < 2;
    if (chosen.length < 2) return;
    const { words, order } = this.script;
    this.chosen = chosen;
    this.left = disagreements(this.script, chosen);
    const days = new Set(chosen.map(({ date }) => date));
    this.#say("[data-dates]", days.size > 1 ? words["agree-dates"] : "");
    this.#say("[data-same]", fill(words["agree-same"], { number: order.length - this.left.length, of: order.length }));
    this.#say("[data-differ]", this.left.length ? words["agree-differ"] : "");
    this.list.replaceChildren(...this.left.map((difference) => this.#difference(difference)));
    this.#count();
  }

  #difference({ id, values }) {
    const { words, names, order } = this.script;
    const raters = this.chosen.map((saved, index) => drawn("li", {}, `${named(saved, this.script)}: ${this.#given(values[index], saved.answers[id]?.note)}`));
    const levels = [1, 2, 3, 4, 5].map((level) => this.#choice(id, level));
    const reason = drawn("input", { type: "text", id: `reason-${id}`, "data-reason": id, maxlength: "1000", autocomplete: "off" });
    reason.value = this.decided[id]?.note ?? "";
    return drawn(
      "fieldset",
      { "data-difference": id },
      drawn("legend", {}, `${order.findIndex(([other]) => other === id) + 1} ${names[id]}`),
      drawn("ul", {}, ...raters),
      drawn("div", { class: "ips-scale", role: "radiogroup", "aria-label": words["agree-level"] }, drawn("span", {}, words["agree-level"]), ...levels),
      drawn("p", { class: "ips-input ips-wide" }, drawn("label", { for: reason.id }, words["agree-reason"]), reason),
    );
  }

  #given(value, note) {
    const level = value === "unknown" ? this.script.words["csv-unknown"] : (value ?? this.script.words["profile-none"]);
    return note ? `${level} (${note})` : level;
  }

  #choice(id, level) {
    const radio = drawn("input", { type: "radio", id: `agreed-${id}-${level}`, name: `agreed-${id}`, value: level, "data-agreed": id, autocomplete: "off" });
    radio.checked = this.decided[id]?.level === level;
    return drawn("span", { class: "ips-choice" }, radio, drawn("label", { for: radio.id }, level));
  }

  #decide({ dataset, value }) {
    const id = dataset.agreed ?? dataset.reason;
    if (!id) return;
    const decided = dataset.agreed ? { level: Number(value) } : { note: value };
    this.decided[id] = { ...this.decided[id], ...decided };
    this.#count();
  }

  #count() {
    const open = this.left.filter(({ id }) => !this.decided[id]?.level);
    this.#say("[data-left]", fill(this.script.words["agree-left"], { number: open.length }));
  }

  #save() {
    const { words } = this.script;
    const label = this.form.querySelector("[data-consensus-label]").value.trim();
    const { shelf, tool } = this.choosing;
    const date = this.chosen.at(-1).date;
    const sources = this.chosen.map((saved) => named(saved, this.script));
    const consensus = { ...fresh(tool), label, date, kind: "consensus", sources, answers: this.#answers() };
    const result = shelf.keep(consensus, this.#where());
    const said = this.form.querySelector("[data-saved]");
    said.textContent = result.saved ? fill(words["agree-saved"], { label: named(consensus, this.script) }) : words.failed;
    this.form.querySelector("[data-to-check]").hidden = !result.saved;
  }

  #answers() {
    const left = new Map(this.left.map(({ id }) => [id, this.decided[id] ?? {}]));
    const entries = this.script.order.map(([id]) => [id, left.get(id) ?? this.#alike(id)]);
    return Object.fromEntries(entries.filter(([, { level, note }]) => level || note));
  }

  #alike(id) {
    const given = this.chosen.map(({ answers }) => answers[id] ?? {});
    return { level: agreed(given.map(({ level }) => level)), note: given.map(({ note }) => note).filter(Boolean).join("; ") };
  }

  // Beside the raters' own: on the device if one of them is kept there.
  #where() {
    return this.choosing.shelf.all().kept.some(({ where }) => where === "device") ? "device" : "visit";
  }

  #say(selector, sentence) {
    this.form.querySelector(selector).textContent = sentence;
  }
}

upgrade("[data-agree]", (root) => new Agree(root).start());
