// A checklist's page: boxes, progress, what is open, a second language beside the first, and what is kept.
import { Copies } from "./copies.mjs";
import { Files } from "./files.mjs";
import { ItemRow } from "./item.mjs";
import { Keeping } from "./keeping.mjs";
import { Languages } from "./languages.mjs";
import { changes, itemAnswer, listFields } from "./ticks.mjs";
import { upgrade } from "./upgrade.mjs";
import { fill } from "./wording.mjs";

class Checklist {
  /** @param {HTMLElement} panel */
  constructor(panel) {
    this.panel = panel;
    this.script = JSON.parse(panel.querySelector("[data-script]").textContent);
    const path = new URL(panel.dataset.root, location.href).pathname;
    this.rows = new Map([...document.querySelectorAll("[data-item]")].map((element) => [element.dataset.item, new ItemRow(element)]));
    this.sections = [...document.querySelectorAll("[data-items]")];
    const tool = { name: `checklists/${this.script.id}`, revision: this.script.revision, answer: itemAnswer, own: listFields };
    const shown = { show: (saved) => this.#show(saved), summary: (saved) => this.#summary(saved) };
    this.keeping = new Keeping(document.querySelector("[data-keep]"), tool, { ...this.script, path }, shown);
  }

  start() {
    document.body.classList.add("ips-live");
    for (const part of document.querySelectorAll("[data-live]")) part.hidden = false;
    this.keeping.start();
    new Copies(document.querySelector("[data-copies]"), this.keeping).start();
    new Files(document.querySelector("#ips-keeping"), this.keeping).start();
    new Languages(this.panel.querySelector("[data-second]"), this.script, this.rows).start();
    for (const section of this.sections) section.addEventListener("change", ({ target }) => this.#ticked(target));
    this.panel.querySelector("[data-only-open]").addEventListener("change", ({ target }) => this.#onlyOpen(target.checked));
    document.addEventListener("click", ({ target }) => this.#act(target.closest("[data-action]")?.dataset.action));
    addEventListener("beforeprint", () => this.#dated());
    addEventListener("afterprint", () => this.#printed());
  }

  #ticked(box) {
    const row = this.rows.get(box.closest("[data-item]")?.dataset.item);
    if (!row) return;
    row.settle(box);
    const { [row.id]: _, ...others } = this.keeping.current.answers;
    const answer = row.state ? { [row.id]: { state: row.state, wording: this.script.wordings[row.id][0] } } : {};
    this.keeping.keep({ answers: { ...others, ...answer }, items: [...this.rows.keys()] });
    this.#progress();
  }

  #show({ answers, items }) {
    for (const row of this.rows.values()) row.state = answers[row.id]?.state;
    this.#progress();
    this.#told(changes([...this.rows.keys()], this.script.wordings, { answers, items }));
  }

  #progress() {
    this.#count(this.panel, [...this.rows.values()]);
    for (const section of this.sections) {
      this.#count(section, [...section.querySelectorAll("[data-item]")].map((element) => this.rows.get(element.dataset.item)));
    }
  }

  #count(place, rows) {
    const output = place.querySelector("output[data-result^=progress]");
    const done = rows.filter(({ state }) => state === "done").length;
    const skipped = rows.filter(({ state }) => state === "not-relevant").length;
    output.dataset.value = done;
    output.textContent = fill(this.script.words[skipped ? "progress-skipped" : "progress"], { done, of: rows.length - skipped, skipped });
  }

  #summary({ answers }) {
    const done = Object.values(answers).filter(({ state }) => state === "done").length;
    return fill(this.script.words["file-done"], { done });
  }

  #told({ gained, reworded, lost }) {
    const { words, replaced } = this.script;
    const link = (id) => Object.assign(document.createElement("a"), { href: `#${id}`, textContent: this.rows.get(id).text });
    const gone = lost.map((id) => document.createTextNode(replaced[id] ? `${id} → ${this.rows.get(replaced[id])?.text ?? replaced[id]}` : id));
    const lines = [["gained", gained.map(link)], ["reworded", reworded.map(link)], ["lost", gone]];
    const list = this.panel.querySelector("[data-list-changed]");
    const items = lines.filter(([, parts]) => parts.length).map(([word, parts]) => {
      const item = document.createElement("li");
      item.append(`${words[word]} `, ...parts.flatMap((part, index) => (index ? ["; ", part] : [part])));
      return item;
    });
    list.querySelector("ul").replaceChildren(...items);
    list.hidden = !items.length;
  }

  #onlyOpen(only) {
    document.body.classList.toggle("ips-only-open", only);
  }

  #act(action) {
    if (action === "reset" && confirm(this.script.words["confirm-reset"])) {
      this.keeping.remember();
      this.keeping.keep({ answers: {}, items: [...this.rows.keys()] });
      this.#show(this.keeping.current);
      this.keeping.tell("reset");
    }
    if (action?.startsWith("print-")) this.#print(action);
  }

  #print(action) {
    document.body.dataset.print = action;
    this.opened = action === "print-facilitator" ? [...document.querySelectorAll(".ips-hint:not([open])")] : [];
    for (const hint of this.opened) hint.open = true;
    print();
  }

  #printed() {
    delete document.body.dataset.print;
    for (const hint of this.opened ?? []) hint.open = false;
  }

  // The day and the copy's label stand at the foot of each printed page, where the browser lets a page write.
  #dated() {
    const today = new Date().toLocaleDateString(this.script.tag, { dateStyle: "long" });
    const blank = document.body.dataset.print === "print-blank";
    const words = blank ? "" : [this.keeping.current.label, today].filter(Boolean).join(" · ");
    if (!this.foot) document.adoptedStyleSheets.push((this.foot = new CSSStyleSheet()));
    this.foot.replaceSync(`@page { @bottom-left { content: ${JSON.stringify(words)} } }`);
  }
}

upgrade("[data-checklist]", (panel) => new Checklist(panel).start());
