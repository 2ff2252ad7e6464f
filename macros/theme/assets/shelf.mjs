// The device's store, one entry for each saved thing: this tab's visit by default, the device by choice.
// Storage may be blocked, full or hold anything, so every access may fail and says so instead of stopping the page.
import { readEntry, readFirstFormat } from "./saved.mjs";

const DAYS = 90;

/**
 * @typedef {"visit"|"device"} Where
 * @typedef {import("./saved.mjs").Saved} Saved
 * @typedef {{saved: Saved, where: Where, until?: Date}} Kept
 */

export class Shelf {
  /**
   * @param {string} path the site's path, so that two sites of one host do not share answers
   * @param {import("./saved.mjs").Tool} tool
   */
  constructor(path, tool) {
    this.tool = tool;
    this.first = path + tool.name;
    this.prefix = `${this.first}/`;
    this.pointer = `${this.prefix}open`;
    this.known = new Map();
  }

  /** @returns {{kept: Kept[], unreadable: number}} newest first; what has expired is removed, what cannot be read stays */
  all() {
    const kept = [];
    let unreadable = 0;
    for (const where of /** @type {const} */ (["device", "visit"])) {
      for (const key of this.#keys(where)) {
        const entry = this.#entry(where, key);
        if (entry === "unreadable") unreadable += 1;
        else if (entry) kept.push(entry);
      }
    }
    kept.sort((one, other) => other.saved.changed.localeCompare(one.saved.changed));
    return { kept, unreadable };
  }

  /** @returns {string|null} the id of the one that was open last in this tab */
  get openId() {
    return attempt(() => sessionStorage.getItem(this.pointer));
  }

  /** @param {string} id */
  set openId(id) {
    attempt(() => sessionStorage.setItem(this.pointer, id));
  }

  /**
   * Writes `saved` with its version raised by one, unless the store holds another version than the one it came from.
   * @param {Saved} saved
   * @param {Where} where
   * @returns {{saved: Saved, until?: Date} | {failed: true} | {conflict: Saved}}
   */
  keep(saved, where) {
    const key = this.prefix + saved.id;
    const there = this.#entry(where, key);
    if (there && there !== "unreadable" && there.saved.version !== saved.version) return { conflict: there.saved };
    const until = where === "device" ? new Date(Date.now() + DAYS * 24 * 3600 * 1000) : undefined;
    const next = { ...saved, version: saved.version + 1 };
    const done = attempt(() => {
      storage(where).setItem(key, JSON.stringify({ ...next, until }));
      return true;
    });
    if (!done) return { failed: true };
    attempt(() => storage(where === "device" ? "visit" : "device").removeItem(key));
    this.openId = saved.id;
    return { saved: next, until };
  }

  /** @param {string} id */
  remove(id) {
    for (const where of /** @type {const} */ (["device", "visit"])) attempt(() => storage(where).removeItem(this.prefix + id));
    if (this.openId === id) attempt(() => sessionStorage.removeItem(this.pointer));
  }

  /** Removes everything of this tool, what cannot be read included. */
  clear() {
    for (const where of /** @type {const} */ (["device", "visit"])) {
      for (const key of this.#keys(where)) attempt(() => storage(where).removeItem(key));
    }
    attempt(() => sessionStorage.removeItem(this.pointer));
  }

  /**
   * Brings the store back to what `all()` gave earlier.
   * @param {Kept[]} kept
   */
  restore(kept) {
    const ids = new Set(kept.map(({ saved }) => saved.id));
    for (const { saved } of this.all().kept) if (!ids.has(saved.id)) this.remove(saved.id);
    for (const { saved, where, until } of kept) {
      attempt(() => storage(where).setItem(this.prefix + saved.id, JSON.stringify({ ...saved, until })));
    }
  }

  /** @param {(id: string, saved: Saved|null) => void} told what another tab did: changed an entry, or removed it (null) */
  watch(told) {
    addEventListener("storage", ({ key, newValue, storageArea }) => {
      if (storageArea !== attempt(() => localStorage) || !key?.startsWith(this.prefix)) return;
      told(key.slice(this.prefix.length), newValue === null ? null : readEntry(newValue, this.tool));
    });
  }

  #keys(where) {
    const keys = attempt(() => Object.keys(storage(where))) ?? [];
    return keys.filter((key) => key === this.first || (key.startsWith(this.prefix) && key !== this.pointer));
  }

  /** @param {string} id @returns {Kept|null} */
  read(id) {
    const found = ["device", "visit"].map((where) => this.#entry(where, this.prefix + id));
    return found.find((entry) => entry && entry !== "unreadable") ?? null;
  }

  #entry(where, key) {
    const text = attempt(() => storage(where).getItem(key));
    if (!text) return null;
    // Fifty assessments are listed often and change rarely: what has the same text is not read again.
    const known = this.known.get(where + key);
    if (known?.text === text) return known.entry;
    const entry = this.#opened(where, key, text);
    this.known.set(where + key, { text, entry });
    return entry;
  }

  #opened(where, key, text) {
    const saved = key === this.first ? this.#moved(where, text) : readEntry(text, this.tool);
    if (!saved) return "unreadable";
    const end = attempt(() => JSON.parse(text).until);
    const until = end ? new Date(end) : undefined;
    if (!(until < new Date())) return { saved, where, until };
    attempt(() => storage(where).removeItem(key));
    return null;
  }

  // The first release kept one entry under the tool's name alone.
  #moved(where, text) {
    const saved = readFirstFormat(text, this.tool);
    if (!saved) return null;
    const until = attempt(() => JSON.parse(text).until) ?? undefined;
    attempt(() => {
      storage(where).setItem(this.prefix + saved.id, JSON.stringify({ ...saved, until }));
      storage(where).removeItem(this.first);
    });
    return saved;
  }
}

function storage(where) {
  return where === "device" ? localStorage : sessionStorage;
}

function attempt(access) {
  try {
    return access();
  } catch {
    return null;
  }
}
