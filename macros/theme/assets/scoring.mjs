// The scoring rules in the browser: the twin of scoring.py, held to it by tests/scoring_cases.json.
// Numbers are whole hundredths inside, so that 22.5 rounds the same way in both languages: half up.

/**
 * @typedef {{id: string, most?: number|null}} Input
 * @typedef {{from: number, to?: number|null, points: number}} RuleBand
 * @typedef {{id: string, "at-most": number, "met-by"?: {input: string, least: number}|null}} Condition
 * @typedef {{kind: "measure", combine: "ratio"|"percent"|"value", inputs: Input[], bands: RuleBand[], conditions: Condition[]}} Measure
 * @typedef {{kind: "count", components: {id: string}[], points: number[]}} Count
 * @typedef {{value: number, exact?: boolean, points: number, "held-by"?: string[]}} Suggestion
 * @typedef {{problem: string, input: string}} Problem
 * @typedef {{inputs?: Object<string, string>, components?: string[], conditions?: string[]}} Answer
 */

const NUMBER = /^([0-9]{1,6})(?:[.,]([0-9]{1,2}))?$/;
const blank = (text) => text.replace(/^[ \u00a0\t]+|[ \u00a0\t]+$/g, "");

/**
 * A number as typed ("22,5", "22.5") in whole hundredths (2250); null when it is not plain digits.
 * @param {string} text
 * @returns {number|null}
 */
export function hundredths(text) {
  const match = NUMBER.exec(blank(text));
  return match && Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/**
 * @param {Measure} rule
 * @param {Object<string, string>} inputs
 * @param {string[]} conditions ids of those that are ticked
 * @returns {Suggestion|Problem}
 */
export function measure(rule, inputs, conditions) {
  const numbers = {};
  for (const { id, most } of rule.inputs) {
    const typed = inputs[id] ?? "";
    if (!blank(typed)) return { problem: "missing", input: id };
    const number = hundredths(typed);
    if (number === null) return { problem: "not-a-number", input: id };
    if (most != null && number > most * 100) return { problem: "too-large", input: id };
    numbers[id] = number;
  }
  return measured(rule, numbers, conditions);
}

function measured(rule, numbers, conditions) {
  const [first, second] = Object.keys(numbers);
  let part = numbers[first];
  const whole = rule.combine === "value" ? 100 : numbers[second];
  if (whole === 0) return { problem: "zero", input: second };
  if (rule.combine === "percent") {
    if (part > whole) return { problem: "more-than-all", input: first };
    part *= 100;
  }
  const value = Math.floor((2 * part + whole) / (2 * whole));
  const band = rule.bands.find(({ from, to }) => from <= value && (to == null || value <= to));
  const unmet = rule.conditions.filter((condition) => !met(condition, numbers, conditions));
  const held = unmet.filter((condition) => condition["at-most"] < band.points).map(({ id }) => id);
  const points = Math.min(band.points, ...unmet.map((condition) => condition["at-most"]));
  return { value, exact: part % whole === 0, points, "held-by": held };
}

function met(condition, numbers, conditions) {
  const enough = condition["met-by"];
  return enough ? numbers[enough.input] >= enough.least * 100 : conditions.includes(condition.id);
}

/**
 * @param {Count} rule
 * @param {string[]} components ids of those in place
 * @returns {Suggestion}
 */
export function count(rule, components) {
  const value = rule.components.filter(({ id }) => components.includes(id)).length;
  return { value, points: rule.points[value] };
}

/**
 * What the rule's helper says of an answer; null when it was not used or there is none.
 * @param {Measure|Count|{kind: "levels"}} rule
 * @param {Answer} answer
 * @returns {Suggestion|Problem|null}
 */
export function suggest(rule, answer) {
  if (rule.kind === "measure" && Object.values(answer.inputs ?? {}).some(blank)) {
    return measure(rule, answer.inputs, answer.conditions ?? []);
  }
  return rule.kind === "count" && answer.components ? count(rule, answer.components) : null;
}

/**
 * The sum so far and the sums still possible.
 * @param {string[]} ids
 * @param {Object<string, number>} levels criterion id → 1–5; absent = not answered or not known
 */
export function total(ids, levels) {
  const answered = ids.filter((id) => id in levels);
  const soFar = answered.reduce((sum, id) => sum + levels[id], 0);
  const open = ids.length - answered.length;
  return { total: soFar, answered: answered.length, of: ids.length, least: soFar + open, most: soFar + 5 * open };
}

/**
 * The id of the band that holds every total from least to most; null while answers can change it.
 * @param {{id: string, from: number}[]} bands highest first
 * @param {number} least
 * @param {number} most
 * @returns {string|null}
 */
export function band(bands, least, most) {
  const [lowest, highest] = [least, most].map((number) => bands.find(({ from }) => number >= from).id);
  return lowest === highest ? lowest : null;
}
