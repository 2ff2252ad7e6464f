// A week of employer contacts: adds up what counts and says which level it gives. Nothing is kept.
import { reading } from "./reading.mjs";
import { hundredths, measure } from "./scoring.mjs";
import { upgrade } from "./upgrade.mjs";

class EmployerWeek {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.script = JSON.parse(form.querySelector("[data-script]").textContent);
    this.rules = Object.fromEntries(this.script.criteria.map(({ id, rule }) => [id, rule]));
    form.addEventListener("input", () => this.show());
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  show() {
    this.#contacts();
    this.#hours();
  }

  #contacts() {
    const cells = [...this.form.querySelectorAll("table input")];
    const typed = cells.filter((cell) => cell.value.trim());
    const wrong = typed.filter((cell) => (hundredths(cell.value) ?? 1) % 100);
    for (const cell of cells) this.#mark(cell, wrong.includes(cell));
    this.form.querySelector("#week-problem").textContent = wrong.length ? this.script.words["not-whole"] : "";
    const visits = typed.filter((cell) => cell.name.endsWith(".visit"));
    const sum = visits.reduce((total, cell) => total + hundredths(cell.value) / 100, 0);
    const conditions = [...this.form.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value);
    const known = visits.length && !wrong.length;
    this.#say("employer-contact-frequency", known ? { contacts: String(sum) } : null, conditions);
  }

  #hours() {
    const inputs = {};
    const rule = this.rules["community-based-services"];
    for (const { id } of rule.inputs) inputs[id] = this.#named(`community-based-services.${id}`).value;
    const found = Object.values(inputs).some((typed) => typed.trim()) ? measure(rule, inputs, []) : null;
    for (const { id } of rule.inputs) {
      const problem = found?.input === id && found.problem !== "missing" ? this.script.words[found.problem] : "";
      this.#mark(this.#named(`community-based-services.${id}`), Boolean(problem));
      this.form.querySelector(`#week-${id}-problem`).textContent = problem;
    }
    this.#say("community-based-services", found && !found.problem ? inputs : null, []);
  }

  #say(id, inputs, conditions) {
    const output = this.form.querySelector(`[data-result="${id}"]`);
    const found = inputs && measure(this.rules[id], inputs, conditions);
    const good = found && !found.problem;
    const sentences = good ? reading(this.rules[id], found, this.script.words, (condition) => this.#conditionText(condition)) : [];
    output.dataset.value = good ? found.points : "";
    output.textContent = sentences.join(" ");
  }

  #conditionText(id) {
    return this.form.querySelector(`label[for="week-${id}"]`).textContent.trim();
  }

  #mark(input, wrong) {
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  #named(name) {
    return this.form.querySelector(`[name="${name}"]`);
  }
}

upgrade("form[data-employer-week]", (form) => new EmployerWeek(form).show());
