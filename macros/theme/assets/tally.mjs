// What the answers of one assessment add up to: total, range, band, sections. Touches no page.
import { band, total } from "./scoring.mjs";

/**
 * @typedef {{order: [string, string][], bands: {id: string, from: number, name: string}[]}} Instrument `order`: criterion and section ids
 * @typedef {{total: number, answered: number, of: number, least: number, most: number}} Sum
 * @typedef {{levels: Object<string, number>, sum: Sum, band: {id: string, from: number, name: string}|undefined,
 *   sections: Map<string, Sum>, unknown: string[], open: string[]}} Tally `open`: neither answered nor marked as not known
 */

/**
 * @param {Instrument} instrument
 * @param {Object<string, {level?: number|"unknown"}>} answers
 * @returns {Tally}
 */
export function tally({ order, bands }, answers) {
  const ids = order.map(([id]) => id);
  const levels = Object.fromEntries(ids.map((id) => [id, answers[id]?.level]).filter(([, level]) => Number.isInteger(level)));
  const unknown = ids.filter((id) => answers[id]?.level === "unknown");
  const open = ids.filter((id) => !(id in levels) && !unknown.includes(id));
  const members = bySection(order);
  const sections = new Map([...members].map(([section, rows]) => [section, total(rows.map(([id]) => id), levels)]));
  const sum = total(ids, levels);
  const found = band(bands, sum.least, sum.most);
  return { levels, sum, band: bands.find(({ id }) => id === found), sections, unknown, open };
}

function bySection(order) {
  const groups = new Map();
  for (const row of order) groups.set(row[1], [...(groups.get(row[1]) ?? []), row]);
  return groups;
}
