// What leaves the self-check's page: a table, a link, a sheet of paper, a report. Loaded when the reader asks for one.
import { download, fileName } from "./files.mjs";
import { fragment, levels } from "./link.mjs";
import { Report } from "./report.mjs";
import { sheet } from "./sheet.mjs";

export class Outgoing {
  /**
   * @param {HTMLFormElement} form
   * @param {import("./keeping.mjs").Keeping} keeping
   * @param {object} script
   * @param {{name: (id: string) => string, section: (id: string) => string}} wording
   */
  constructor(form, keeping, script, wording) {
    this.form = form;
    this.keeping = keeping;
    this.script = script;
    this.wording = wording;
    this.report = new Report(form.querySelector("[data-report]"), script, wording);
    addEventListener("afterprint", () => this.#printed());
  }

  /** @param {string} action */
  act(action) {
    if (action === "save-csv") this.#table();
    if (action === "share-link") this.#link();
    if (action === "copy-link") this.#copy();
    if (action.startsWith("print-")) this.#print(action);
  }

  /**
   * Opens the levels of a link beside what is here; nothing is kept until the reader changes something.
   * @param {string} hash
   */
  receive(hash) {
    // The levels must not stay in the address bar, where the next reader of a shared device would see them.
    history.replaceState(null, "", location.pathname + location.search);
    const found = levels(hash, this.script.order);
    if (!found) return this.keeping.tell("link-broken");
    this.keeping.begin(found);
    this.keeping.tell("link-opened");
  }

  showReport() {
    this.report.show(this.keeping.current);
  }

  #table() {
    const { words, order, decimal } = this.script;
    const { answers } = this.keeping.current;
    const heads = ["csv-number", "csv-section", "csv-criterion", "csv-level", "csv-notes"].map((word) => words[word]);
    const rows = order.map(([id, section], index) => {
      const { level, note } = answers[id] ?? {};
      const shown = level === "unknown" ? words["csv-unknown"] : (level ?? "");
      return [index + 1, this.wording.section(section), this.wording.name(id), shown, note ?? ""];
    });
    download(fileName(this.keeping.tool, "csv"), sheet([heads, ...rows], decimal), "text/csv");
  }

  #link() {
    const part = this.form.querySelector("[data-link]");
    part.hidden = false;
    const input = part.querySelector("input");
    input.value = location.origin + location.pathname + fragment(this.script.order, this.keeping.current.answers, this.script.revision);
    input.focus();
    input.select();
  }

  async #copy() {
    const input = this.form.querySelector("[data-link] input");
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
      this.keeping.tell("link-copied");
    } catch {
      // Without leave to write to the clipboard the link stays selected, ready to be copied by hand.
    }
  }

  #print(action) {
    if (action === "print-report") this.showReport();
    this.wasOpen = this.report.root.open;
    this.report.root.open = action === "print-report";
    document.body.dataset.print = action;
    print();
  }

  #printed() {
    if (!document.body.dataset.print) return;
    delete document.body.dataset.print;
    this.report.root.open = this.wasOpen;
  }
}
