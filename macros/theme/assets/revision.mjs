// Brings an assessment made with an older revision of the criteria to this one, by the changes that the data lists.
// A level given on another scale does not count any more, but it is not lost: it moves to `before`.

/**
 * @typedef {{revision: string, criterion: string, kind: "scale-changed"|"replaced", by?: string|null}} Change
 * @typedef {{kind: string, criterion: string, by?: string|null, level: number}} Told what the reader must know
 */

/**
 * @template {import("./saved.mjs").Saved} T
 * @param {T} saved
 * @param {Change[]} changes oldest first
 * @returns {{saved: T, told: Told[]}}
 */
export function brought(saved, changes) {
  const answers = { ...saved.answers };
  const told = [];
  for (const { revision, criterion, kind, by } of changes) {
    const answer = answers[criterion];
    if (revision <= saved.revision || !Number.isInteger(answer?.level)) continue;
    told.push({ kind, criterion, by, level: answer.level });
    if (kind === "scale-changed") answers[criterion] = retired(answer);
  }
  return { saved: told.length ? { ...saved, answers } : saved, told };
}

function retired({ level, ...rest }) {
  return { ...rest, before: level };
}
