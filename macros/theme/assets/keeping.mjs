// What is open now, where it is kept, and what the page says about it. A tool shows it and reports every change.
import { fresh } from "./saved.mjs";
import { Shelf } from "./shelf.mjs";
import { fill } from "./wording.mjs";

/**
 * @typedef {import("./saved.mjs").Saved} Saved
 * @typedef {{show: (saved: Saved) => void, summary?: (saved: Saved) => string,
 *   told?: (change: import("./revision.mjs").Told) => string}} Shown how the tool shows one on the page, and says what it is
 */

export class Keeping extends EventTarget {
  /**
   * @param {HTMLElement} root the panel
   * @param {import("./saved.mjs").Tool} tool
   * @param {{path: string, tag: string, words: Object<string, string>}} script
   * @param {Shown} shown
   */
  constructor(root, tool, script, shown) {
    super();
    this.root = root;
    this.tool = tool;
    this.script = script;
    this.shown = shown;
    this.shelf = new Shelf(script.path, tool);
    this.before = null;
    root.hidden = false;
  }

  /** Opens what this tab had open, else the newest on the device, else a blank one; nothing is written. */
  start() {
    const { kept, unreadable } = this.shelf.all();
    const { openId } = this.shelf;
    const found = kept.find(({ saved }) => saved.id === openId) ?? kept[0];
    this.#adopt(found ?? { saved: fresh(this.tool), where: "visit" });
    this.#say(found ? "kept" : unreadable ? "unreadable" : "nothing-kept", found?.until);
    this.root.addEventListener("change", ({ target }) => target.name === "storage" && this.keep());
    this.root.addEventListener("click", ({ target }) => this.#act(target.closest("[data-action]")?.dataset.action));
    this.shelf.watch((id, saved) => this.#elsewhere(id, saved));
    // A page that comes back from the browser's own cache may be older than what another page kept.
    addEventListener("pageshow", ({ persisted }) => persisted && this.open(this.current.id));
  }

  /** @returns {import("./shelf.mjs").Kept[]} everything of this tool, newest first; the open one also when not kept */
  get all() {
    const { kept } = this.shelf.all();
    const here = { saved: this.current, where: this.where };
    return kept.some(({ saved }) => saved.id === this.current.id) ? kept : [here, ...kept];
  }

  /**
   * Keeps the open one with `changes`.
   * @param {Partial<Saved>} [changes]
   */
  keep(changes = {}) {
    const listed = this.current.version === 0 || "label" in changes || "date" in changes;
    this.current = { ...this.current, ...changes, revision: this.tool.revision, changed: new Date().toISOString() };
    if (this.where === "none") {
      this.shelf.remove(this.current.id);
      this.#say("none");
    } else this.#keep();
    // Listing reads everything that is kept, which a single answer does not change.
    if (listed) this.#changed();
  }

  /** @param {string} id of the one to show; the open one stays where it does not exist */
  open(id) {
    const found = this.shelf.read(id);
    if (!found) return;
    this.shelf.openId = id;
    this.#show(found);
    this.#say("kept", found.until);
  }

  /**
   * Puts `saved` beside the others, or in place of those with the same id, and shows the first.
   * @param {Saved[]} saved
   */
  add(saved) {
    if (this.where === "none") return this.begin(saved[0]);
    const there = new Map(this.shelf.all().kept.map((kept) => [kept.saved.id, kept]));
    for (const entry of [...saved].reverse()) {
      const known = there.get(entry.id);
      const result = this.shelf.keep({ ...entry, version: known?.saved.version ?? entry.version }, known?.where ?? this.where);
      if (result.failed) this.#show({ saved: entry, where: this.where });
    }
    if (this.shelf.read(saved[0].id)) this.open(saved[0].id);
    else this.#say("failed");
  }

  /** @param {Partial<Saved>} [rest] what the new one begins with */
  begin(rest = {}) {
    this.#show({ saved: { ...fresh(this.tool), ...rest }, where: this.where });
    this.#say("nothing-kept");
  }

  /** Remembers everything as it is, so that the act that follows can be undone. */
  remember() {
    this.before = { kept: this.shelf.all().kept, current: this.current, where: this.where };
    this.#undoable(true);
  }

  /**
   * Says a sentence of the page's words beside the state.
   * @param {string} word
   * @param {Object<string, string|number>} [values]
   * @param {string[]} [more] sentences
   */
  tell(word, values = {}, more = []) {
    const sentences = word ? [fill(this.script.words[word], values), ...more] : more;
    setText(this.root.querySelector("[data-told]"), sentences.join(" "));
  }

  get where() {
    return this.root.querySelector("[name=storage]:checked").value;
  }

  set where(where) {
    for (const radio of this.root.querySelectorAll("[name=storage]")) radio.checked = radio.value === where;
  }

  #keep() {
    const result = this.shelf.keep(this.current, this.where);
    if (result.conflict) return this.#beside();
    if (result.failed) return this.#say("failed");
    this.current = result.saved;
    this.#say("kept", result.until);
  }

  // A tab that slept through another tab's changes keeps its own beside them: neither overwrites the other.
  #beside() {
    const label = `${this.current.label || this.current.date} (2)`;
    this.current = { ...this.current, id: fresh(this.tool).id, label, version: 0 };
    this.#keep();
    this.tell("kept-beside", { label });
    this.shown.show(this.current);
  }

  #elsewhere(id, saved) {
    if (id === this.current.id && saved && saved.version !== this.current.version) {
      this.open(id);
      this.tell("changed-elsewhere");
    } else if (id === this.current.id && !saved && this.where === "device") {
      this.current = { ...this.current, version: 0 };
      this.#say("failed");
      this.tell("deleted-elsewhere");
    }
    this.#changed();
  }

  #act(action) {
    if (action === "delete" && confirm(this.script.words["confirm-delete"])) this.#delete(() => this.shelf.remove(this.current.id));
    if (action === "delete-all" && confirm(this.script.words["confirm-delete-all"])) this.#delete(() => this.shelf.clear());
    if (action === "undo") this.#undo();
  }

  #delete(remove) {
    this.remember();
    remove();
    const next = this.shelf.all().kept[0];
    this.#show(next ?? { saved: fresh(this.tool), where: this.where });
    this.#say(next ? "kept" : "nothing-kept", next?.until);
    this.tell("deleted");
  }

  #undo() {
    const { kept, current, where } = this.before;
    this.shelf.restore(kept);
    this.shelf.openId = current.id;
    this.#undoable(false);
    this.#show({ saved: current, where });
    const found = kept.find(({ saved }) => saved.id === current.id);
    this.#say(found ? "kept" : "nothing-kept", found?.until);
    this.tell("undone");
  }

  #undoable(possible) {
    if (!possible) this.before = null;
    for (const button of this.root.querySelectorAll('[data-action="undo"]')) button.hidden = !possible;
  }

  #adopt({ saved, where }) {
    const { saved: current, told } = this.tool.brought?.(saved) ?? { saved, told: [] };
    this.current = current;
    this.where = where;
    const older = saved.revision && saved.revision !== this.tool.revision;
    this.tell(older ? "other-revision" : "", { revision: saved.revision }, told.map((change) => this.shown.told(change)));
    this.shown.show(current);
  }

  #show(found) {
    this.#adopt(found);
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }

  #say(state, until) {
    const date = until?.toLocaleDateString(this.script.tag, { day: "numeric", month: "long", year: "numeric" });
    const word = state === "kept" ? (until ? "state-device" : "state-visit") : state === "none" ? "state-none" : state;
    const output = document.querySelector("[data-result=saved]");
    output.dataset.value = state === "failed" ? "failed" : this.where;
    setText(output, fill(this.script.words[word], { date }));
  }
}

// Writing the same text again would make a screen reader say it again.
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
