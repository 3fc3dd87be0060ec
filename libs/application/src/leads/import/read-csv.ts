/**
 * What does the file say, line by line?
 *
 * RFC 4180 with what spreadsheets add: a byte-order mark, a separator of their country, any line ending, blank lines.
 * A file that is broken as a whole is refused with the line; nothing of it is used.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '#contracts';

export interface CsvRow {
  /** First line of the row in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** How a file is read, whether at once or while it arrives. */
export const CSV_RULES = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  info: true,
} as const;

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
export const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** @throws Refusal `malformed_request` (not text, or not CSV) or `invalid_input` (no rows to read) */
export function readCsv(text: string): CsvFile {
  refuseBadText(text);
  const csv = withoutMark(text);
  const records = parseRecords(csv).filter(({ cells }) => !isBlank(cells));
  const [header, ...rows] = records;
  if (!header) {
    throw new Refusal(
      'invalid_input',
      'The file holds no rows.',
      'Send CSV whose first line names the columns.',
      [{ path: 'csv', message: 'Empty.' }],
    );
  }
  return { header: header.cells.map((cell) => cell.trim()), rows };
}

interface WithInfo {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parseRecords(csv: string): CsvRow[] {
  let lastLine = 0;
  const rows: CsvRow[] = [];
  try {
    parse(csv, {
      ...CSV_RULES,
      record_delimiter: [...CSV_RULES.record_delimiter],
      delimiter: separatorOf(csv),
      on_record: (given: unknown) => {
        const { record, info } = given as WithInfo;
        rows.push({ line: lastLine + 1, cells: record });
        lastLine = info.lines;
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw malformedCsv(error, lastLine + 1);
    throw error;
  }
  return rows;
}

export function malformedCsv(error: Pick<CsvError, 'code'>, line: number): Refusal {
  const what =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote is opened there and never closed'
      : 'a quotation mark stands there inside a value, or text follows a closing one';
  return new Refusal(
    'malformed_request',
    `The file is not CSV from line ${line} on: ${what}. Nothing was imported.`,
    'Put a value that holds quotes, separators or line breaks in quotes, double the quotes inside it, and send the file again.',
    [{ path: 'csv', message: `Line ${line}: ${what}.` }],
  );
}

/** The separator that occurs most in the first line, outside quotes. */
export function separatorOf(csv: string): Separator {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const char of csv) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) break;
    else if (!quoted) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  return SEPARATORS.reduce((best, separator) =>
    (counts.get(separator) ?? 0) > (counts.get(best) ?? 0) ? separator : best,
  );
}

/** NUL and U+FFFD are what a wrong encoding leaves behind. */
function refuseBadText(text: string): void {
  const at = text.search(/[\u0000\uFFFD]/);
  if (at < 0 && text.isWellFormed()) return;
  const line = at < 0 ? undefined : text.slice(0, at).split(/\r\n|\n|\r/).length;
  const where = line === undefined ? '' : ` (first on line ${line})`;
  throw new Refusal(
    'malformed_request',
    `The file is not UTF-8 text: it holds characters that a wrong encoding leaves behind${where}. Nothing was imported.`,
    'Save it as “CSV UTF-8”, or name its encoding when you send it, and send it again.',
    [{ path: 'csv', message: `Not UTF-8 text${where}.` }],
  );
}
