// One page for those who decide: result, sections, profile, strengths, plan, and how it was counted.
import { bar } from "./chart.mjs";
import { drawn, table } from "./drawn.mjs";
import { day, points } from "./plan.mjs";
import { tally } from "./tally.mjs";
import { fill } from "./wording.mjs";

export class Report {
  /**
   * @param {HTMLElement} root
   * @param {object} script
   * @param {{name: (id: string) => string, section: (id: string) => string}} wording
   */
  constructor(root, script, wording) {
    this.root = root;
    this.script = script;
    this.wording = wording;
  }

  /** @param {import("./assessment.mjs").Assessment} assessment */
  show(assessment) {
    const sums = tally(this.script, assessment.answers);
    this.#put("head", this.#head(assessment));
    this.#put("result", this.#result(sums));
    this.#put("sections", this.#sections(sums));
    this.#put("profile", this.#profile(sums, assessment.answers));
    this.#put("strengths", this.#strengths(sums));
    this.#put("unknown", this.#unknown(sums));
    this.#put("plan", this.#plan(assessment, sums));
    this.#put("counted", this.#counted(sums, assessment.kind));
  }

  #put(part, nodes) {
    this.root.querySelector(`[data-report-part="${part}"]`).replaceChildren(...[nodes].flat());
  }

  #head({ label, date, kind, sources }) {
    const { words, tag } = this.script;
    const parts = [label, new Date(`${date}T12:00`).toLocaleDateString(tag, { dateStyle: "long" }), words[`kind-${kind}`]];
    const lines = [drawn("p", { class: "ips-lead" }, parts.filter(Boolean).join(" · "))];
    if (sources.length) lines.push(drawn("p", {}, fill(words.sources, { labels: sources.join(", ") })));
    return lines;
  }

  #result({ sum, band }) {
    const { words } = this.script;
    const done = sum.answered === sum.of;
    const total = fill(words[done ? "total" : sum.answered ? "total-so-far" : "total-none"], sum);
    const range = done ? "" : ` (${fill(words.range, sum)})`;
    return drawn("p", { class: "ips-report-total" }, `${total}${range} · ${band?.name ?? words["band-open"]} · ${fill(words.answered, sum)}`);
  }

  #sections({ sections }) {
    return [...sections].map(([id, sum]) => this.#bar(this.wording.section(id), sum.total, 5 * sum.of, `${sum.total}/${5 * sum.of}`));
  }

  #profile({ levels }, answers) {
    const { words } = this.script;
    return this.script.order.map(([id], index) => {
      const none = answers[id]?.level === "unknown" ? words["csv-unknown"] : words["profile-none"];
      return this.#bar(`${index + 1} ${this.wording.name(id)}`, levels[id] ?? 0, 5, levels[id] ? fill(words["profile-level"], { level: levels[id] }) : none);
    });
  }

  #bar(name, value, most, text) {
    return drawn("li", {}, drawn("span", {}, name), bar(value, most), drawn("span", {}, text));
  }

  #strengths({ levels }) {
    const { words, order } = this.script;
    const best = [5, 4].map((level) => order.filter(([id]) => levels[id] === level)).find((rows) => rows.length) ?? [];
    const names = best.map(([id]) => fill(words.strength, { name: this.wording.name(id), level: levels[id] }));
    return drawn("p", {}, names.join(" · ") || words["strengths-none"]);
  }

  #unknown({ unknown }) {
    if (!unknown.length) return [];
    const names = unknown.map((id) => this.wording.name(id)).join(" · ");
    return drawn("p", {}, drawn("strong", {}, `${this.script.words["still-unknown"]}: `), names);
  }

  #plan({ plan }, sums) {
    const { words, tag } = this.script;
    const heads = ["csv-criterion", "plan-what", "plan-who", "plan-when", "plan-check"].map((word) => words[word]);
    const rows = plan.map(({ criterion, what, who, when, check }) => [this.wording.name(criterion), what, who, day(when, tag), day(check, tag)]);
    const missing = drawn("p", {}, points(this.script, sums));
    return rows.length ? [missing, table(words.plan, heads, rows)] : [missing];
  }

  #counted({ sum, sections, levels, band }, kind) {
    const { words, order } = this.script;
    const lines = [...sections].map(([section, part]) => {
      const given = order.filter(([id, of]) => of === section && levels[id]).map(([id]) => levels[id]);
      return fill(words["counted-section"], { name: this.wording.section(section), levels: given.join(" + ") || "0", total: part.total });
    });
    lines.push(fill(words["counted-total"], { sections: [...sections.values()].map(({ total }) => total).join(" + "), total: sum.total }));
    if (sum.answered < sum.of) lines.push(fill(words["counted-range"], { ...sum, open: sum.of - sum.answered }));
    if (band) lines.push(fill(words["counted-band"], band));
    if (kind !== "review") lines.push(words["counted-caution"]);
    return lines.map((line) => drawn("li", {}, line));
  }
}
