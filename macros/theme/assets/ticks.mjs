// The ticks of a list as they are saved, and what has changed in the list since. Touches no page.
import { ids, isText } from "./saved.mjs";

/**
 * @param {Object} plain
 * @returns {{state?: "done"|"not-relevant", wording?: string}}
 */
export function itemAnswer({ state, wording }) {
  const answer = {};
  if (["done", "not-relevant"].includes(state)) answer.state = state;
  if (isText(wording) && /^[0-9a-f]{8}$/.test(wording)) answer.wording = wording;
  return answer;
}

/**
 * @param {Object} plain
 * @returns {{items: string[]}} the items that the list had when it was saved
 */
export function listFields({ items }) {
  return { items: ids(items) };
}

/**
 * @param {string[]} current ids of the list now
 * @param {Object<string, string[]>} wordings of each item in every language now
 * @param {{answers: Object<string, {state?: string, wording?: string}>, items: string[]}} saved
 * @returns {{gained: string[], reworded: string[], lost: string[]}} ids
 */
export function changes(current, wordings, { answers, items }) {
  const gained = items.length ? current.filter((id) => !items.includes(id)) : [];
  const known = current.filter((id) => answers[id]?.wording);
  const reworded = known.filter((id) => !wordings[id].includes(answers[id].wording));
  const lost = Object.keys(answers).filter((id) => answers[id].state && !current.includes(id));
  return { gained, reworded, lost };
}
