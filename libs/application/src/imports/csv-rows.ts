/**
 * What does a file say, row by row, while it arrives?
 *
 * Read by the rules of `leads/import/read-csv.ts`, but never held as a whole: a piece of the file comes in, the rows that
 * it completes go out.
 */
import { CsvError, parse, type Parser } from 'csv-parse';
import { Refusal } from '#contracts';
import { CSV_RULES, isBlank, malformedCsv, withoutMark, type CsvRow } from '../leads/import/read-csv.js';

/** One row of the file, quotes and line breaks included. */
const MAX_ROW_BYTES = 1_000_000;

export interface RowReader {
  /** The rows that this piece completes; blank ones are left out. */
  write(text: string): Promise<CsvRow[]>;
  end(): Promise<CsvRow[]>;
}

interface WithInfo {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** @throws Refusal `malformed_request` from the line on at which the file is no CSV */
export function openRowReader(delimiter: string): RowReader {
  let rows: CsvRow[] = [];
  let lastLine = 0;
  let isFirst = true;
  let failure: Error | undefined;
  const parser: Parser = parse({
    ...CSV_RULES,
    record_delimiter: [...CSV_RULES.record_delimiter],
    delimiter,
    max_record_size: MAX_ROW_BYTES,
    on_record: (given: unknown) => {
      const { record, info } = given as WithInfo;
      if (!isBlank(record)) rows.push({ line: lastLine + 1, cells: record });
      lastLine = info.lines;
      return null;
    },
  });
  parser.on('error', (error: Error) => (failure = error));
  // Nothing is put out, but a stream that nobody reads would not end.
  parser.resume();

  const taken = (): CsvRow[] => {
    if (failure) throw reasonOf(failure, lastLine + 1);
    const ready = rows;
    rows = [];
    return ready;
  };

  return {
    async write(text) {
      const piece = isFirst ? withoutMark(text) : text;
      isFirst = false;
      if (piece !== '') await done((called) => parser.write(piece, called));
      return taken();
    },
    async end() {
      await done((called) => parser.end(called));
      return taken();
    },
  };
}

function done(start: (called: (error?: Error | null) => void) => unknown): Promise<void> {
  return new Promise((resolve) => void start(() => resolve()));
}

function reasonOf(error: Error, line: number): Error {
  if (!(error instanceof CsvError)) return error;
  if (error.code !== 'CSV_MAX_RECORD_SIZE') return malformedCsv(error, line);
  return new Refusal(
    'malformed_request',
    `The row that begins on line ${line} is longer than 1 MB; most likely a quote is opened there and never closed.`,
    'Close the quote, or shorten the row, and send the file again.',
    [{ path: 'csv', message: `Line ${line}: longer than 1 MB.` }],
  );
}
