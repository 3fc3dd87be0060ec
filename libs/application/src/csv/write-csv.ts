/**
 * How does a table become CSV that any program may open?
 *
 * RFC 4180: lines end in CRLF, a cell that holds a comma, a quote or a line break stands in quotes. A cell that a spreadsheet
 * would run as a formula gets an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection); whoever
 * reads such a file takes it off again with `withoutFormulaGuard`.
 */
export type CsvCell = string | number | bigint | boolean | null | undefined;

/** Some spreadsheets take a file for UTF-8 only when it begins with this. */
export const BYTE_ORDER_MARK = '\uFEFF';

const GUARD = "'";
/** What a spreadsheet takes for the beginning of a formula, white space skipped, or an apostrophe before one. */
const NEEDS_GUARD = /^'*[\s\u0000]*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

/** One line, with its line break. Empty, null and undefined cells look alike. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

export function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  // Figures are no formulas, and a guard would make text of -5.
  if (typeof cell !== 'string') return String(cell);
  const safe = withFormulaGuard(cell);
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function withFormulaGuard(text: string): string {
  return NEEDS_GUARD.test(text) ? GUARD + text : text;
}

/** The inverse of `withFormulaGuard`: takes off one apostrophe that guards a formula, and nothing else. */
export function withoutFormulaGuard(text: string): string {
  return text.startsWith(GUARD) && NEEDS_GUARD.test(text.slice(1)) ? text.slice(1) : text;
}
