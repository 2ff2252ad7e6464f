// What is saved, on the device or in a file: its shape, and reading it whatever hands it went through. Touches no page.

const FORMAT = 2;
const LONGEST = 2_000_000; // characters of a file: a hundred assessments with notes
const LONGEST_TEXT = 4000; // characters of a note
const MOST = 500; // entries of one kind
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @typedef {{level?: number|"unknown", inputs?: Object<string, string>, components?: string[], conditions?: string[],
 *   note?: string, before?: number|"unknown", state?: "done"|"not-relevant", wording?: string}} Answer
 * @typedef {{id: string, label: string, date: string, revision: string, changed: string, version: number,
 *   answers: Object<string, Answer>}} Saved one assessment, or one copy of a list; a tool adds fields of its own
 * @typedef {{name: string, revision: string, answer: (plain: Object) => Answer, own: (plain: Object) => Object}} Tool
 *   `answer` and `own` take only what is sound from plain data: an answer, and the fields that only this tool saves
 * @typedef {"too-long"|"not-json"|"foreign"|"newer"|"empty"} Refusal
 */

/**
 * @param {Tool} tool
 * @returns {Saved} with nothing in it yet
 */
export function fresh(tool) {
  const now = new Date();
  const id = `${now.getTime().toString(36)}-${Math.random().toString(36).slice(2, 8) || "0"}`;
  return { id, label: "", date: localDate(now), revision: tool.revision, changed: now.toISOString(), version: 0, answers: {}, ...tool.own({}) };
}

/**
 * @param {Date} moment
 * @returns {string} the day where the reader is, such as 2026-11-21
 */
export function localDate(moment) {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/**
 * @param {Tool} tool
 * @param {Saved[]} saved
 * @returns {string}
 */
export function written(tool, saved) {
  return JSON.stringify({ format: FORMAT, tool: tool.name, revision: tool.revision, saved }, null, 1);
}

/**
 * Reads a file of any format that was ever released.
 * @param {string} text
 * @param {Tool} tool
 * @returns {{saved: Saved[], dropped: number} | {refused: Refusal}} `dropped` counts entries that make no sense
 */
export function read(text, tool) {
  if (text.length > LONGEST) return { refused: "too-long" };
  const plain = parsed(text);
  if (plain === undefined) return { refused: "not-json" };
  if (!isObject(plain) || plain.tool !== tool.name || !Number.isInteger(plain.format)) return { refused: "foreign" };
  if (plain.format > FORMAT) return { refused: "newer" };
  const entries = Array.isArray(plain.saved) ? plain.saved.slice(0, MOST) : [];
  const tally = { dropped: (plain.saved?.length ?? 0) - entries.length };
  const saved = entries.map((entry) => sound(entry, tool, tally)).filter(Boolean);
  return saved.length ? { saved, dropped: tally.dropped } : { refused: "empty" };
}

/**
 * @param {string} text as one entry is stored on the device
 * @param {Tool} tool
 * @returns {Saved|null} null when it cannot be read
 */
export function readEntry(text, tool) {
  return sound(parsed(text), tool, { dropped: 0 });
}

/**
 * What the first release stored, without an id and under another name.
 * @param {string} text
 * @param {Tool} tool
 * @returns {Saved|null}
 */
export function readFirstFormat(text, tool) {
  const plain = parsed(text);
  if (!isObject(plain) || plain.format !== 1 || !isObject(plain.answers)) return null;
  const saved = new Date(plain.saved);
  const date = Number.isNaN(saved.getTime()) ? fresh(tool).date : localDate(saved);
  return sound({ ...fresh(tool), date, revision: plain.revision, answers: plain.answers }, tool, { dropped: 0 });
}

function sound(plain, tool, tally) {
  if (!isObject(plain) || !isObject(plain.answers) || !isId(plain.id)) {
    tally.dropped += 1;
    return null;
  }
  const blank = fresh(tool);
  return {
    id: plain.id,
    label: text(plain.label, 120),
    date: DATE.test(plain.date) ? plain.date : blank.date,
    revision: DATE.test(plain.revision) ? plain.revision : "",
    changed: isText(plain.changed) && !Number.isNaN(Date.parse(plain.changed)) ? plain.changed : blank.changed,
    version: Number.isSafeInteger(plain.version) && plain.version >= 0 ? plain.version : 0,
    answers: answers(plain.answers, tool, tally),
    ...tool.own(plain),
  };
}

function answers(plain, tool, tally) {
  const given = Object.entries(plain);
  const kept = given.filter(([id, answer]) => isId(id) && isObject(answer)).slice(0, MOST);
  tally.dropped += given.length - kept.length;
  return Object.fromEntries(kept.map(([id, answer]) => [id, tool.answer(answer)]));
}

/** @returns {boolean} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @returns {boolean} */
export const isText = (value) => typeof value === "string";
/** @returns {boolean} */
export const isId = (value) => isText(value) && value.length <= 60 && ID.test(value);

/**
 * @param {unknown} value
 * @param {number} [longest]
 * @returns {string} `value` if it is a text, cut to `longest` characters
 */
export function text(value, longest = LONGEST_TEXT) {
  return isText(value) ? value.slice(0, longest) : "";
}

/**
 * @param {unknown} value
 * @returns {string[]} the ids in it
 */
export function ids(value) {
  return Array.isArray(value) ? value.filter(isId).slice(0, MOST) : [];
}

function parsed(json) {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
