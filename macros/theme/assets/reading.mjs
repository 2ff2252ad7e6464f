// What a helper's finding says in words: the number, its level, and what holds the level down.
import { fill } from "./wording.mjs";

/**
 * @param {object} rule
 * @param {import("./scoring.mjs").Suggestion} found
 * @param {Object<string, string>} words
 * @param {(id: string) => string} text of a condition
 * @returns {string[]} sentences
 */
export function reading(rule, found, words, text) {
  const held = (found["held-by"] ?? []).map(text);
  const why = held.length ? [fill(words.held, { conditions: `${held.join("; ").replace(/\.$/, "")}.` })] : [];
  return [result(rule, found, words), ...why];
}

function result(rule, { value, points, exact }, words) {
  if (rule.kind === "count") return fill(words.counted, { value, points, of: rule.components.length });
  const sentence = fill(words[exact ? "measured" : "rounded"], { reading: fill(rule.reading, { value }), points });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
