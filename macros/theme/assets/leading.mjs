// The team leader's rules in the browser: the twin of leading.py, held to it by tests/leading_cases.json.
import { hundredths } from "./scoring.mjs";

const NUMBERS = ["participants", "employed", "job-starts", "contacts", "field-weeks"];

/**
 * @typedef {{specialists: number, value: number}} Given
 * @typedef {{label?: string, new?: boolean, participants?: string, employed?: string, "job-starts"?: string, contacts?: string, "field-weeks"?: string, goal?: string}} Row
 */

/**
 * What the source gives for a number of specialists, or what lies between; null outside.
 * @param {Given[]} given rising
 * @param {number} specialists
 * @returns {{value: number, given: boolean}|null}
 */
export function interpolated(given, specialists) {
  const exact = given.find((point) => point.specialists === specialists);
  if (exact) return { value: exact.value, given: true };
  const index = given.findIndex((point, at) => point.specialists < specialists && specialists < given[at + 1]?.specialists);
  if (index < 0) return null;
  const [low, high] = given.slice(index, index + 2);
  const width = high.specialists - low.specialists;
  const part = low.value * width + (high.value - low.value) * (specialists - low.specialists);
  return { value: Math.floor((2 * part + width) / (2 * width)), given: false };
}

/**
 * @param {{"field-mentoring": object, caseload: number, contacts: number}} rules
 * @param {Row} row
 */
export function rowResult(rules, row) {
  const [numbers, problems] = numbersOf(row);
  const share = shareOf(numbers);
  return {
    problems,
    share,
    "field-mentoring": fieldMentoring(rules["field-mentoring"], Boolean(row.new), share, numbers),
    caseload: met(numbers.participants, (number) => number <= rules.caseload * 100),
    contacts: met(numbers.contacts, (number) => number >= rules.contacts * 100),
  };
}

function numbersOf(row) {
  const numbers = {};
  const problems = {};
  for (const name of NUMBERS) {
    const typed = row[name] ?? "";
    if (!typed.trim()) continue;
    const number = hundredths(typed);
    if (number === null) problems[name] = "not-a-number";
    else numbers[name] = number;
  }
  if ("participants" in numbers && (numbers.employed ?? 0) > numbers.participants) {
    problems.employed = "more-than-participants";
    delete numbers.employed;
  }
  return [numbers, problems];
}

function shareOf({ participants, employed }) {
  if (employed === undefined || !participants) return null;
  return Math.floor((200 * employed + participants) / (2 * participants));
}

function fieldMentoring(rule, isNew, share, numbers) {
  const why = isNew ? ["new"] : [];
  // The share is compared before it is rounded: 39.6 % is under 40 %.
  if (share !== null && numbers.employed * 100 < rule["share-below"] * numbers.participants) why.push("share");
  if ("job-starts" in numbers && numbers["job-starts"] < rule["job-starts-below"] * 100) why.push("job-starts");
  const known = share !== null && "job-starts" in numbers;
  return { needed: why.length ? "yes" : known ? "no" : "unknown", why };
}

function met(number, enough) {
  if (number === undefined) return "unknown";
  return enough(number) ? "met" : "short";
}

/** @param {Row[]} rows */
export function teamResult(rows) {
  const numbers = rows.map((row) => numbersOf(row)[0]);
  const both = numbers.filter(({ participants, employed }) => employed !== undefined && participants);
  const sum = (list, name) => list.reduce((total, row) => total + row[name], 0);
  const starts = numbers.filter((row) => "job-starts" in row);
  return {
    share: both.length ? shareOf({ participants: sum(both, "participants"), employed: sum(both, "employed") }) : null,
    "job-starts": starts.length ? Math.floor(sum(starts, "job-starts") / 100) : null,
  };
}
