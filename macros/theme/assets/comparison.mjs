// Several assessments side by side: each criterion's levels, and what changed from the first to the last. Touches no page.
import { tally } from "./tally.mjs";

/**
 * @typedef {import("./tally.mjs").Instrument} Instrument
 * @typedef {import("./saved.mjs").Saved} Saved
 * @typedef {{id: string, values: (number|"unknown"|undefined)[], change: number|null}} Row `change`: last minus first; null where either is missing
 */

/**
 * @param {Instrument} instrument
 * @param {Saved[]} saved oldest first
 * @returns {{criteria: Row[], sections: Row[], total: Row, tallies: import("./tally.mjs").Tally[]}}
 */
export function comparison(instrument, saved) {
  const tallies = saved.map(({ answers }) => tally(instrument, answers));
  const criteria = instrument.order.map(([id]) => row(id, saved.map(({ answers }) => answers[id]?.level)));
  const sections = [...tallies[0].sections.keys()].map((id) => row(id, tallies.map(({ sections: sums }) => complete(sums.get(id)))));
  return { criteria, sections, total: row("total", tallies.map(({ sum }) => complete(sum))), tallies };
}

/**
 * @param {Instrument} instrument
 * @param {Saved[]} saved several raters' assessments
 * @returns {{id: string, values: (number|"unknown"|undefined)[], apart: number}[]} criteria on which they differ by a level or more,
 *   or which not all could answer, the furthest apart first
 */
export function disagreements(instrument, saved) {
  const rows = instrument.order.map(([id]) => ({ id, values: saved.map(({ answers }) => answers[id]?.level) }));
  return rows.map((entry) => ({ ...entry, apart: apart(entry.values) })).filter((entry) => entry.apart > 0 || !entry.values.every(Number.isInteger)).sort((one, other) => other.apart - one.apart);
}

/**
 * @param {(number|"unknown"|undefined)[]} values
 * @returns {number|null} the level that all gave; null where they differ or somebody gave none
 */
export function agreed(values) {
  return values.every((value) => Number.isInteger(value) && value === values[0]) ? values[0] : null;
}

function row(id, values) {
  const [first, last] = [values[0], values.at(-1)];
  return { id, values, change: Number.isInteger(first) && Number.isInteger(last) ? last - first : null };
}

// A sum in which answers are missing says nothing about change.
function complete(sum) {
  return sum.answered === sum.of ? sum.total : undefined;
}

function apart(values) {
  const given = values.filter(Number.isInteger);
  return given.length ? Math.max(...given) - Math.min(...given) : 0;
}
