// Rows as a CSV file that the reader's own spreadsheet opens by a double click. Touches no page.

const FORMULA = /^[=+\-@\t\r]/;

/**
 * @param {(string|number)[][]} rows
 * @param {"."|","} decimal the reader's decimal mark; where it is the comma, cells part at semicolons
 * @returns {string} with a byte order mark, which tells Excel that it is UTF-8
 */
export function sheet(rows, decimal) {
  const separator = decimal === "," ? ";" : ",";
  return `\uFEFF${rows.map((row) => row.map((cell) => written(cell, decimal)).join(separator)).join("\r\n")}\r\n`;
}

function written(cell, decimal) {
  if (typeof cell === "number") return String(cell).replace(".", decimal);
  // A cell that begins like a formula would be run by the spreadsheet of whoever opens the file.
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[";,\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
