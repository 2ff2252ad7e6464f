// The agenda's lines: for this week's supervision and for the quarter's review. Text only; touches no page.
import { reasons } from "./row.mjs";
import { hundredths } from "./scoring.mjs";
import { fill } from "./wording.mjs";

/**
 * @param {object} script
 * @param {{name: string, answer: import("./leading.mjs").Row, result: object}[]} rows
 * @param {{share: number|null, "job-starts": number|null}} team
 * @returns {{week: string[], quarter: string[]}}
 */
export function agenda(script, rows, team) {
  const week = rows.flatMap((row) => weekLines(script, row));
  const quarter = rows.flatMap((row) => quarterLines(script, row));
  return { week, quarter: [...teamLine(script, team), ...quarter] };
}

function weekLines({ rules, words, ...script }, { name, answer, result }) {
  const label = name;
  const lines = [];
  if (result["field-mentoring"].needed === "yes") {
    const why = reasons({ rules, words, ...script }, answer, result);
    lines.push(fill(words["agenda-mentoring"], { label, why, when: whenLine({ rules, words }, answer) }));
  }
  if (result.contacts === "short") {
    lines.push(fill(words["agenda-contacts"], { label, contacts: answer.contacts.trim(), limit: rules.contacts }));
  }
  if (result.caseload === "short") {
    lines.push(fill(words["agenda-caseload"], { label, participants: answer.participants.trim(), limit: rules.caseload }));
  }
  const unknown = [result["field-mentoring"].needed, result.caseload, result.contacts].includes("unknown");
  if (unknown) lines.push(fill(words["agenda-open"], { label }));
  return lines.length ? lines : [fill(words["agenda-well"], { label })];
}

function whenLine({ rules, words }, answer) {
  const weeks = hundredths(answer["field-weeks"] ?? "");
  if (weeks === null) return words["due-unknown"];
  const due = weeks >= rules["field-mentoring"].weeks * 100;
  return fill(words[due ? "due" : "done"], { weeks: answer["field-weeks"].trim() });
}

function quarterLines({ rules, words }, { name, answer }) {
  const label = name;
  const lines = [];
  const starts = hundredths(answer["job-starts"] ?? "");
  if (starts !== null && starts % 100 === 0 && starts < rules["field-mentoring"]["job-starts-below"] * 100) {
    lines.push(fill(words["agenda-starts"], { label, starts: starts / 100, next: starts / 100 + 1 }));
  }
  if (answer.goal?.trim()) lines.push(fill(words["agenda-goal"], { label, goal: answer.goal.trim() }));
  return lines;
}

function teamLine({ words }, team) {
  if (team.share === null || team["job-starts"] === null) return [];
  return [fill(words["agenda-team"], { share: team.share, starts: team["job-starts"] })];
}
