// The results of the whole self-check: total, range, band, sections, what is open.
import { band, total } from "./scoring.mjs";
import { fill } from "./wording.mjs";

const SETTLED = 1000; // milliseconds without a change before a screen reader is told the new total

export class Results {
  /**
   * @param {HTMLElement} root the results' section
   * @param {{order: [string, string][], bands: {id: string, from: number, name: string}[], words: Object<string, string>}} script
   * @param {(id: string) => string} name of a criterion
   */
  constructor(root, script, name) {
    this.root = root;
    this.script = script;
    this.name = name;
    this.sections = new Map();
    for (const [id, section] of script.order) this.sections.set(section, [...(this.sections.get(section) ?? []), id]);
    root.hidden = false;
  }

  /** @param {Object<string, import("./answers.mjs").Answer>} answers */
  show(answers) {
    const { words, order, bands } = this.script;
    const ids = order.map(([id]) => id);
    const levels = Object.fromEntries(ids.map((id) => [id, answers[id]?.level]).filter(([, level]) => Number.isInteger(level)));
    const sum = total(ids, levels);
    const found = bands.find(({ id }) => id === band(bands, sum.least, sum.most));
    const done = sum.answered === sum.of;
    const totalWord = done ? "total" : sum.answered ? "total-so-far" : "total-none";
    this.#put("total", sum.answered ? sum.total : "", fill(words[totalWord], sum));
    this.#put("range", `${sum.least}-${sum.most}`, fill(words.range, sum));
    this.#put("band", found?.id ?? "", found?.name ?? words["band-open"]);
    this.#put("answered", sum.answered, fill(words.answered, sum));
    for (const [section, members] of this.sections) this.#section(section, total(members, levels));
    const unknown = ids.filter((id) => answers[id]?.level === "unknown");
    this.#list("[data-open]", ids.filter((id) => !(id in levels) && !unknown.includes(id)));
    this.#list("[data-unknown]", unknown);
    const sentence = fill(words[done ? "status-done" : "status"], { ...sum, band: found?.name ?? "" });
    this.#tell(sum.answered ? sentence : "");
  }

  #section(section, sum) {
    const { words } = this.script;
    const word = sum.answered === sum.of ? "section-done" : sum.answered ? "section" : "total-none";
    const most = sum.answered === sum.of ? 5 * sum.of : sum.most;
    this.#put(section, sum.answered ? sum.total : "", fill(words[word], { ...sum, most }));
  }

  #put(name, value, text) {
    const output = this.root.querySelector(`[data-result="${name}"]`);
    output.dataset.value = value;
    output.textContent = text;
  }

  #list(selector, ids) {
    const links = ids.map((id) => {
      const link = document.createElement("a");
      link.href = `#${id}`;
      link.textContent = this.name(id);
      return link;
    });
    this.root.querySelector(selector).replaceChildren(...links.flatMap((link, index) => (index ? [", ", link] : [link])), links.length ? "" : "–");
  }

  #tell(sentence) {
    clearTimeout(this.timer);
    const status = this.root.querySelector("[data-status]");
    // The sentence on loading is not news.
    if (this.told === undefined) this.told = sentence;
    this.timer = setTimeout(() => {
      if (sentence !== this.told) status.textContent = this.told = sentence;
    }, SETTLED);
  }
}
