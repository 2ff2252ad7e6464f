// Assessments side by side: by criterion, by section, in total, and over time.
import { line } from "./chart.mjs";
import { Choosing } from "./choosing.mjs";
import { comparison } from "./comparison.mjs";
import { named } from "./copies.mjs";
import { drawn, table } from "./drawn.mjs";
import { upgrade } from "./upgrade.mjs";
import { fill } from "./wording.mjs";

class Compare {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.script = JSON.parse(root.querySelector("[data-script]").textContent);
    this.result = root.querySelector("[data-comparison]");
    this.choosing = new Choosing(root.querySelector("[data-choosing]"), this.script, (chosen) => this.#show(chosen));
  }

  start() {
    this.choosing.start();
  }

  #show(chosen) {
    this.result.hidden = chosen.length < 2;
    if (chosen.length < 2) return;
    const found = comparison(this.script, chosen);
    this.result.querySelector("[data-summary]").textContent = this.#summary(found, chosen);
    this.result.querySelector("[data-table]").replaceChildren(this.#table(found, chosen));
    this.result.querySelector("[data-lines]").replaceChildren(...this.#lines(found, chosen));
  }

  #summary({ criteria }, chosen) {
    const changes = criteria.map(({ change }) => change).filter((change) => change !== null);
    const counts = { up: changes.filter((change) => change > 0).length, down: changes.filter((change) => change < 0).length };
    const [first, last] = [chosen[0], chosen.at(-1)].map((saved) => named(saved, this.script));
    return fill(this.script.words["change-summary"], { first, last, ...counts, same: changes.length - counts.up - counts.down });
  }

  #table({ criteria, sections, total }, chosen) {
    const { words, names, sections: titles } = this.script;
    const heads = [words["csv-criterion"], ...chosen.map((saved) => named(saved, this.script)), words.change];
    const part = ({ id, values, change }, name) => [name, ...values.map((value) => this.#level(value)), this.#change(change)];
    const rows = [
      ...criteria.map((row, index) => part(row, `${index + 1} ${names[row.id]}`)),
      ...sections.map((row) => part(row, drawn("strong", {}, titles[row.id]))),
      part(total, drawn("strong", {}, words["csv-total"])),
    ];
    const drawnTable = table(words["compare-caption"], heads, rows);
    drawnTable.classList.add("ips-comparison");
    return drawnTable;
  }

  #level(value) {
    return value === "unknown" ? "?" : (value ?? "–");
  }

  #change(change) {
    const { words } = this.script;
    if (change === null) return words["change-open"];
    const word = change > 0 ? "change-up" : change < 0 ? "change-down" : "change-none";
    return drawn("span", { class: `ips-${word}` }, fill(words[word], { number: Math.abs(change) }));
  }

  #lines({ tallies }, chosen) {
    const { words, sections } = this.script;
    const complete = chosen.map((saved, index) => ({ saved, sums: tallies[index] })).filter(({ sums }) => sums.sum.answered === sums.sum.of);
    if (complete.length < 2) return [drawn("p", {}, words["line-none"])];
    const of = (pick) => complete.map(({ saved, sums }) => ({ label: saved.date, value: pick(sums).total }));
    const whole = complete[0].sums;
    const borders = this.script.bands.map(({ from }) => from).filter((from) => from > whole.sum.of);
    const drawings = [line(of(({ sum }) => sum), [whole.sum.of, ...borders, 5 * whole.sum.of], words.line)];
    for (const id of whole.sections.keys()) {
      const part = whole.sections.get(id);
      const name = fill(words["line-section"], { name: sections[id] });
      drawings.push(drawn("figure", {}, line(of((sums) => sums.sections.get(id)), [part.of, 5 * part.of], name), drawn("figcaption", {}, name)));
    }
    const rows = complete.map(({ saved, sums }) => [named(saved, this.script), sums.sum.total, ...[...sums.sections.values()].map(({ total }) => total)]);
    return [...drawings, table(words["line-caption"], [words.date, words["csv-total"], ...[...whole.sections.keys()].map((id) => sections[id])], rows)];
  }
}

upgrade("[data-compare]", (root) => new Compare(root).start());
