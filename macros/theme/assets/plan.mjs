// The plan that comes of an assessment: what can be raised, what was chosen, what was planned last time.
import { drawn } from "./drawn.mjs";
import { tally } from "./tally.mjs";
import { fill } from "./wording.mjs";

/**
 * @typedef {import("./assessment.mjs").Action} Action
 * @typedef {{name: (id: string) => string, level: (id: string, level: number) => string}} Wording of criteria and their levels
 */

export class Plan {
  /**
   * @param {HTMLElement} root
   * @param {object} script
   * @param {Wording} wording
   * @param {(plan: Action[]) => void} changed
   */
  constructor(root, script, wording, changed) {
    this.root = root;
    this.script = script;
    this.wording = wording;
    this.changed = changed;
    this.list = root.querySelector("[data-plan-list]");
    root.addEventListener("input", ({ target }) => this.#changed(target));
  }

  /** @param {import("./assessment.mjs").Assessment} assessment */
  show(assessment) {
    const { words } = this.script;
    const sums = tally(this.script, assessment.answers);
    this.plan = assessment.plan;
    this.root.querySelector("[data-plan-points]").textContent = points(this.script, sums);
    this.#planned(assessment, sums);
    const ids = candidates(this.script.order, sums.levels, this.plan);
    this.root.querySelector("[data-plan-empty]").textContent = ids.length ? "" : words[sums.sum.answered ? "plan-nothing" : "plan-empty"];
    this.list.replaceChildren(...ids.map((id) => this.#entry(id, sums.levels[id])));
  }

  #entry(id, level) {
    const { words } = this.script;
    const action = this.plan.find(({ criterion }) => criterion === id);
    const box = drawn("input", { type: "checkbox", id: `plan-${id}`, "data-criterion-plan": id, autocomplete: "off" });
    box.checked = Boolean(action);
    const choice = drawn("p", { class: "ips-choice" }, box, drawn("label", { for: box.id }, `${this.wording.name(id)}: ${words["plan-choose"]}`));
    const next = level < 5 ? fill(words["plan-next"], { level, text: this.wording.level(id, level + 1) }) : "";
    return drawn("li", {}, choice, drawn("p", { class: "ips-quiet" }, next), ...(action ? [this.#fields(id, action)] : []));
  }

  #fields(id, action) {
    const { words } = this.script;
    const field = (name, type) => {
      const input = drawn("input", { type, id: `plan-${id}-${name}`, "data-plan-field": name, "data-of": id, maxlength: "1000", autocomplete: "off" });
      input.value = action[name];
      return drawn("p", { class: `ips-input${name === "what" ? " ips-wide" : ""}` }, drawn("label", { for: input.id }, words[`plan-${name}`]), input);
    };
    return drawn("div", { class: "ips-fields" }, field("what", "text"), field("who", "text"), field("when", "date"), field("check", "date"));
  }

  #changed(target) {
    const { criterionPlan, planField, of } = target.dataset;
    if (criterionPlan) this.#choose(criterionPlan, target.checked);
    if (planField) this.#keep(this.plan.map((action) => (action.criterion === of ? { ...action, [planField]: target.value } : action)));
  }

  #choose(id, chosen) {
    const others = this.plan.filter(({ criterion }) => criterion !== id);
    const action = { criterion: id, what: "", who: "", when: "", check: "" };
    this.#keep(chosen ? [...others, action] : others);
    const entry = this.root.querySelector(`#plan-${id}`).closest("li");
    entry.querySelector(".ips-fields")?.remove();
    if (chosen) entry.append(this.#fields(id, action));
  }

  #keep(plan) {
    this.plan = plan;
    this.changed(plan);
  }

  #planned({ planned }, { levels }) {
    const { words, tag } = this.script;
    const lines = planned.map(({ criterion, what, who, when }) => {
      const line = fill(words["planned-line"], { name: this.wording.name(criterion), what, who: who || "–", when: day(when, tag) || "–" });
      return drawn("li", {}, levels[criterion] ? `${line}: ${fill(words["planned-now"], { level: levels[criterion] })}` : line);
    });
    const part = this.root.querySelector("[data-planned]");
    part.hidden = !lines.length;
    part.querySelector("ul").replaceChildren(...lines);
  }
}

/**
 * @param {[string, string][]} order
 * @param {Object<string, number>} levels
 * @param {Action[]} plan
 * @returns {string[]} criteria that can be raised, lowest first, and those already planned
 */
export function candidates(order, levels, plan) {
  const chosen = new Set(plan.map(({ criterion }) => criterion));
  const ids = order.map(([id]) => id).filter((id) => levels[id] < 5 || chosen.has(id));
  return ids.sort((one, other) => (levels[one] ?? 5) - (levels[other] ?? 5));
}

/**
 * @param {object} script
 * @param {import("./tally.mjs").Tally} sums
 * @returns {string} how far the next band is
 */
export function points({ bands, words }, { sum, band }) {
  if (sum.answered < sum.of) return words["plan-open-band"];
  const next = bands[bands.indexOf(band) - 1];
  return next ? fill(words["plan-points"], { band: next.name, points: next.from - sum.total }) : words["plan-top"];
}

/**
 * @param {string} date such as 2026-11-21, or nothing
 * @param {string} tag of the language
 * @returns {string}
 */
export function day(date, tag) {
  return date ? new Date(`${date}T12:00`).toLocaleDateString(tag) : "";
}
