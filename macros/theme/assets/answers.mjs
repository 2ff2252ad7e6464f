// Where answers are kept: this tab's visit by default, this device by choice. The only file that touches storage.
// Storage may be blocked, full or hold anything, so every access may fail and says so instead of stopping the page.

const FORMAT = 1;
const DAYS = 90;

/**
 * @typedef {{level?: number|"unknown", inputs?: Object<string, string>, components?: string[], conditions?: string[]}} Answer
 * @typedef {{answers: Object<string, Answer>, where: "visit"|"device", until?: Date, revision?: string, state: "none"|"kept"|"unreadable"}} Kept
 */

export class Answers {
  /**
   * @param {string} path the site's path, so that two sites of one host do not share answers
   * @param {string} tool whose answers they are
   */
  constructor(path, tool) {
    this.key = path + tool;
  }

  /** @returns {Kept} what is kept; an expired answer is removed */
  read() {
    for (const where of /** @type {const} */ (["device", "visit"])) {
      const text = attempt(() => storage(where).getItem(this.key));
      if (!text) continue;
      const kept = parsed(text);
      if (!kept) return { answers: {}, where, state: "unreadable" };
      const until = kept.until ? new Date(kept.until) : undefined;
      if (until && until < new Date()) {
        this.forget();
        continue;
      }
      return { answers: kept.answers, revision: kept.revision, where, until, state: "kept" };
    }
    return { answers: {}, where: "visit", state: "none" };
  }

  /**
   * @param {Object<string, Answer>} answers
   * @param {"visit"|"device"} where
   * @param {string} revision of the criteria
   * @returns {{saved: boolean, until?: Date}}
   */
  keep(answers, where, revision) {
    const saved = new Date();
    const until = where === "device" ? new Date(saved.getTime() + DAYS * 24 * 3600 * 1000) : undefined;
    const text = JSON.stringify({ format: FORMAT, revision, saved, until, answers });
    const done = attempt(() => {
      storage(where).setItem(this.key, text);
      return true;
    });
    if (done) attempt(() => storage(where === "device" ? "visit" : "device").removeItem(this.key));
    return { saved: Boolean(done), until };
  }

  forget() {
    for (const where of ["device", "visit"]) attempt(() => storage(where).removeItem(this.key));
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

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";

function parsed(text) {
  const kept = attempt(() => JSON.parse(text));
  if (!isObject(kept) || kept.format !== FORMAT || !isObject(kept.answers)) return null;
  const answers = Object.entries(kept.answers).filter(([, answer]) => isObject(answer));
  return { ...kept, answers: Object.fromEntries(answers.map(([id, answer]) => [id, sound(answer)])) };
}

// Storage can be edited by hand; what this page uses has the right type, and what it does not know it keeps.
function sound({ level, inputs, components, conditions, ...rest }) {
  const answer = { ...rest };
  if ([1, 2, 3, 4, 5, "unknown"].includes(level)) answer.level = level;
  if (isObject(inputs)) answer.inputs = Object.fromEntries(Object.entries(inputs).filter(([, typed]) => isText(typed)));
  if (Array.isArray(components)) answer.components = components.filter(isText);
  if (Array.isArray(conditions)) answer.conditions = conditions.filter(isText);
  return answer;
}
