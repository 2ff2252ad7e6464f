// A self-check form: criteria, results and keeping, for one criterion's page and for the whole instrument alike.
import { assessmentTool } from "./assessment.mjs";
import { Copies } from "./copies.mjs";
import { CriterionField } from "./criterion.mjs";
import { Files } from "./files.mjs";
import { Keeping } from "./keeping.mjs";
import { Results } from "./results.mjs";
import { suggest, total } from "./scoring.mjs";
import { upgrade } from "./upgrade.mjs";
import { fill } from "./wording.mjs";

class Check {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.script = JSON.parse(form.querySelector("[data-script]").textContent);
    const rules = new Map(this.script.criteria.map(({ id, rule }) => [id, rule]));
    const fieldsets = [...form.querySelectorAll("fieldset[data-criterion]")];
    this.fields = new Map(
      fieldsets.map((fieldset) => {
        const field = new CriterionField(fieldset, rules.get(fieldset.dataset.criterion), this.script);
        return [field.id, field];
      }),
    );
    const results = form.querySelector(".ips-results");
    this.results = results && new Results(results, this.script, (id) => this.#name(id));
    const path = new URL(form.dataset.root, location.href).pathname;
    const shown = { show: ({ answers }) => this.#show(answers), summary: (saved) => this.#summary(saved) };
    this.keeping = new Keeping(form.querySelector("[data-keep]"), assessmentTool(this.script.revision), { ...this.script, path }, shown);
  }

  start() {
    for (const part of this.form.querySelectorAll("[data-live]")) part.hidden = false;
    this.keeping.start();
    const copies = this.form.querySelector("[data-copies]");
    if (copies) new Copies(copies, this.keeping, (before) => this.#carried(before)).start();
    if (this.form.querySelector("[data-incoming]")) new Files(this.form, this.keeping).start();
    this.form.addEventListener("input", (event) => this.#changed(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
  }

  get answers() {
    return this.keeping.current.answers;
  }

  #show(answers) {
    for (const [id, field] of this.fields) {
      const answer = answers[id] ?? {};
      field.write(answer);
      field.show(suggest(field.rule, answer), answer.level);
    }
    this.results?.show(answers);
  }

  #changed({ target }) {
    const field = this.fields.get(target.closest("[data-criterion]")?.dataset.criterion);
    if (!field) return;
    const before = this.answers[field.id] ?? {};
    const answer = this.#kept(before, field.read());
    if (target.name !== field.id) this.#chooseLevel(field, before, answer);
    field.show(suggest(field.rule, answer), answer.level);
    this.keeping.keep({ answers: { ...this.answers, [field.id]: answer } });
    this.results?.show(this.answers);
  }

  // What this page has no control for stays in the answer: a criterion's own page has no notes.
  #kept(before, answer) {
    const { level, ...rest } = before;
    const touched = answer.components?.length || before.components;
    if (!touched) delete answer.components;
    return { ...rest, ...answer };
  }

  // The helper chooses the level; without a result it takes back only the level that it chose itself.
  #chooseLevel(field, before, answer) {
    const found = suggest(field.rule, answer);
    if (found && !found.problem) answer.level = found.points;
    else if (suggest(field.rule, before)?.points === answer.level) delete answer.level;
    field.level = answer.level;
  }

  #summary({ answers }) {
    const order = this.script.order.map(([id]) => id);
    const levels = Object.fromEntries(order.map((id) => [id, answers[id]?.level]).filter(([, level]) => Number.isInteger(level)));
    const { answered, of, least } = total(order, levels);
    const unknown = Object.keys(answers).filter((id) => !order.includes(id));
    const words = [fill(this.script.words["file-answered"], { answered, of, total: answered ? least - (of - answered) : 0 })];
    if (unknown.length) words.push(fill(this.script.words["file-unknown"], { ids: unknown.join(", ") }));
    return words.join(" · ");
  }

  // What was planned last time is looked at next time.
  #carried({ label, plan }) {
    return { label, planned: plan };
  }

  #name(id) {
    const legend = this.fields.get(id).fieldset.querySelector("legend");
    return legend.textContent.trim().replace(/\s+/g, " ");
  }
}

upgrade("form[data-check]", (form) => new Check(form).start());
