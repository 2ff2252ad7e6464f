// The results of the whole self-check: total, range, band, sections, what is open.
import { tally } from "./tally.mjs";
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
    root.hidden = false;
  }

  /** @param {Object<string, import("./saved.mjs").Answer>} answers */
  show(answers) {
    const { words } = this.script;
    const { sum, band: found, sections, unknown, open } = tally(this.script, answers);
    const done = sum.answered === sum.of;
    const totalWord = done ? "total" : sum.answered ? "total-so-far" : "total-none";
    this.#put("total", sum.answered ? sum.total : "", fill(words[totalWord], sum));
    this.#put("range", `${sum.least}-${sum.most}`, fill(words.range, sum));
    this.#put("band", found?.id ?? "", found?.name ?? words["band-open"]);
    this.#put("answered", sum.answered, fill(words.answered, sum));
    for (const [section, part] of sections) this.#section(section, part);
    this.#list("[data-open]", open);
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
