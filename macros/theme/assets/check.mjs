// A self-check form: criteria, results and keeping, for one criterion's page and for the whole instrument alike.
import { Answers } from "./answers.mjs";
import { CriterionField } from "./criterion.mjs";
import { Keeping } from "./keeping.mjs";
import { Results } from "./results.mjs";
import { suggest } from "./scoring.mjs";
import { upgrade } from "./upgrade.mjs";

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
    this.keeping = new Keeping(form.querySelector("[data-keep]"), new Answers(path, "self-check"), this.script);
  }

  start() {
    this.#restore(this.keeping.read());
    this.form.addEventListener("input", (event) => this.#changed(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.keeping.start(() => this.answers, () => this.#restore({}));
    // A page that comes back from the browser's own cache may be older than what another page kept.
    addEventListener("pageshow", (event) => event.persisted && this.#restore(this.keeping.read()));
  }

  #restore(answers) {
    this.answers = answers;
    for (const [id, field] of this.fields) {
      const answer = answers[id] ?? {};
      field.write(answer);
      field.show(suggest(field.rule, answer), answer.level);
    }
    this.results?.show(this.answers);
  }

  #changed({ target }) {
    const field = this.fields.get(target.closest("[data-criterion]")?.dataset.criterion);
    if (!field) return;
    const before = this.answers[field.id] ?? {};
    const answer = this.#kept(before, field.read());
    if (target.name !== field.id) this.#chooseLevel(field, before, answer);
    field.show(suggest(field.rule, answer), answer.level);
    this.answers = { ...this.answers, [field.id]: answer };
    this.results?.show(this.answers);
    this.keeping.keep(this.answers);
  }

  // What this page has no control for, such as a later page's notes, stays in the answer.
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

  #name(id) {
    const legend = this.fields.get(id).fieldset.querySelector("legend");
    return legend.textContent.trim().replace(/\s+/g, " ");
  }
}

upgrade("form[data-check]", (form) => new Check(form).start());
