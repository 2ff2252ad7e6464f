// One assessment as it is saved: the answer to each criterion, and what belongs to the whole. Touches no page.
import { brought } from "./revision.mjs";
import { ids, isId, isObject, isText, text } from "./saved.mjs";

const KINDS = ["self-check", "preparation", "review", "consensus"];
const DATE = /^(\d{4}-\d{2}-\d{2})?$/;

/**
 * @typedef {{criterion: string, what: string, who: string, when: string, check: string}} Action one line of a plan; days as 2026-11-21
 * @typedef {import("./saved.mjs").Saved & {kind: string, plan: Action[], planned: Action[], sources: string[]}} Assessment
 *   `planned` is the plan of the assessment before; `sources` are the labels of those that a consensus came of
 */

/**
 * @param {{revision: string, changes: import("./revision.mjs").Change[]}} script
 * @returns {import("./saved.mjs").Tool}
 */
export function assessmentTool({ revision, changes }) {
  return { name: "self-check", revision, answer, own, brought: (saved) => brought(saved, changes) };
}

const LEVELS = [1, 2, 3, 4, 5, "unknown"];

function answer({ level, before, inputs, components, conditions, note }) {
  const sound = {};
  if (LEVELS.includes(level)) sound.level = level;
  if (LEVELS.includes(before)) sound.before = before;
  if (isObject(inputs)) sound.inputs = Object.fromEntries(Object.entries(inputs).filter(([id, typed]) => isId(id) && isText(typed)).map(([id, typed]) => [id, text(typed, 40)]));
  if (Array.isArray(components)) sound.components = ids(components);
  if (Array.isArray(conditions)) sound.conditions = ids(conditions);
  if (text(note)) sound.note = text(note);
  return sound;
}

function own({ kind, plan, planned, sources }) {
  return {
    kind: KINDS.includes(kind) ? kind : KINDS[0],
    plan: actions(plan),
    planned: actions(planned),
    sources: Array.isArray(sources) ? sources.filter(isText).map((label) => text(label, 120)) : [],
  };
}

function actions(plain) {
  const entries = Array.isArray(plain) ? plain.filter(isObject).slice(0, 100) : [];
  return entries.filter(({ criterion }) => isId(criterion)).map((entry) => ({
    criterion: entry.criterion,
    what: text(entry.what, 1000),
    who: text(entry.who, 120),
    when: day(entry.when),
    check: day(entry.check),
  }));
}

const day = (value) => (isText(value) && DATE.test(value) ? value : "");
