// A self-check form: criteria, results and keeping, for one criterion's page and for the whole instrument alike.
import { assessmentTool } from "./assessment.mjs";
import { Copies } from "./copies.mjs";
import { CriterionField } from "./criterion.mjs";
import { Files } from "./files.mjs";
import { Keeping } from "./keeping.mjs";
import { Results } from "./results.mjs";
import { suggest } from "./scoring.mjs";
import { tally } from "./tally.mjs";
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
    this.results = results && new Results(results, this.script, (id) => this.fields.get(id).numberedName);
    const path = new URL(form.dataset.root, location.href).pathname;
    const shown = { show: (saved) => this.#show(saved), summary: (saved) => this.#summary(saved), told: (change) => this.#told(change) };
    this.keeping = new Keeping(form.querySelector("[data-keep]"), assessmentTool(this.script), { ...this.script, path }, shown);
  }

  start() {
    for (const part of this.form.querySelectorAll("[data-live]")) part.hidden = false;
    this.keeping.start();
    this.form.addEventListener("input", (event) => this.#changed(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    if (this.results) this.#startWhole();
  }

  // Several assessments, files, plan and report belong to the whole instrument; what is not used is not loaded.
  #startWhole() {
    const carried = ({ label, plan }) => ({ label, planned: plan });
    new Copies(this.form.querySelector("[data-copies]"), this.keeping, carried).start();
    new Files(this.form, this.keeping).start();
    this.form.addEventListener("click", ({ target }) => this.#act(target.closest("[data-action]")?.dataset.action));
    const [plan, report] = ["[data-plan]", "[data-report]"].map((part) => this.form.querySelector(part));
    plan.addEventListener("toggle", () => plan.open && this.#openPlan(plan));
    report.addEventListener("toggle", async () => report.open && (await this.#outgoing()).showReport());
    addEventListener("hashchange", () => this.#receive());
    this.#receive();
  }

  get answers() {
    return this.keeping.current.answers;
  }

  #show(saved) {
    for (const [id, field] of this.fields) {
      const answer = saved.answers[id] ?? {};
      field.write(answer);
      field.show(suggest(field.rule, answer), answer.level);
    }
    this.results?.show(saved.answers);
    this.#refresh(saved);
  }

  #refresh(saved) {
    this.plan?.show(saved);
    this.outgoing?.showReport();
  }

  #changed({ target }) {
    const field = this.fields.get(target.closest("[data-criterion]")?.dataset.criterion);
    if (!field) return;
    const before = this.answers[field.id] ?? {};
    const answer = this.#kept(before, field.read());
    if (target !== field.note && target.name !== field.id) this.#chooseLevel(field, before, answer);
    field.show(suggest(field.rule, answer), answer.level);
    this.keeping.keep({ answers: { ...this.answers, [field.id]: answer } });
    this.results?.show(this.answers);
    this.#refresh(this.keeping.current);
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
    const known = new Set(this.script.order.map(([id]) => id));
    const unknown = Object.keys(answers).filter((id) => !known.has(id));
    const words = [fill(this.script.words["file-answered"], tally(this.script, answers).sum)];
    if (unknown.length) words.push(fill(this.script.words["file-unknown"], { ids: unknown.join(", ") }));
    return words.join(" · ");
  }

  #told({ kind, criterion, by, level }) {
    const name = this.fields.get(by ?? criterion)?.name ?? criterion;
    return fill(this.script.words[kind], { criterion, name, level });
  }

  async #act(action) {
    if (/^(save-csv|share-link|copy-link|print-.+)$/.test(action ?? "")) (await this.#outgoing()).act(action);
  }

  async #receive() {
    if (location.hash.startsWith("#levels=")) (await this.#outgoing()).receive(location.hash);
  }

  async #outgoing() {
    const { Outgoing } = await import("./outgoing.mjs");
    this.outgoing ??= new Outgoing(this.form, this.keeping, this.script, this.#wording());
    return this.outgoing;
  }

  async #openPlan(root) {
    const { Plan } = await import("./plan.mjs");
    this.plan ??= new Plan(root, this.script, this.#wording(), (plan) => {
      this.keeping.keep({ plan });
      this.outgoing?.showReport();
    });
    this.plan.show(this.keeping.current);
  }

  #wording() {
    return {
      name: (id) => this.fields.get(id)?.name ?? id,
      level: (id, level) => this.fields.get(id).levelText(level),
      section: (id) => document.getElementById(`section-${id}`).textContent,
    };
  }
}

upgrade("form[data-check]", (form) => new Check(form).start());
