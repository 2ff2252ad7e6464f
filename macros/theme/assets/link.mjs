// The levels of an assessment in a link's fragment, which no browser sends anywhere: one letter for each criterion.

const MARK = "levels";

/**
 * @param {[string, string][]} order criteria with their sections
 * @param {Object<string, {level?: number|"unknown"}>} answers
 * @param {string} revision
 * @returns {string} such as `#levels=2026-11-21.43-?5…`: levels, `?` not known yet, `-` not answered
 */
export function fragment(order, answers, revision) {
  const letters = order.map(([id]) => answers[id]?.level ?? "-").map((level) => (level === "unknown" ? "?" : level));
  return `#${MARK}=${revision}.${letters.join("")}`;
}

/**
 * @param {string} hash of an address
 * @param {[string, string][]} order
 * @returns {{revision: string, answers: Object<string, {level: number|"unknown"}>}|null} null: not a link of this kind, or broken
 */
export function levels(hash, order) {
  const [, revision, letters] = /^#levels=(\d{4}-\d{2}-\d{2})\.([1-5?-]+)$/.exec(decoded(hash)) ?? [];
  if (letters?.length !== order.length) return null;
  const given = order.map(([id], index) => [id, letters[index]]).filter(([, letter]) => letter !== "-");
  const answers = given.map(([id, letter]) => [id, { level: letter === "?" ? "unknown" : Number(letter) }]);
  return { revision, answers: Object.fromEntries(answers) };
}

/** @param {string} hash @returns {boolean} whether it wants to be a link of this kind */
export const isLevels = (hash) => hash.startsWith(`#${MARK}=`);

function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return "";
  }
}
