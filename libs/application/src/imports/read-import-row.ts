/** What does a row of an uploaded file say, and what is wrong with it? A row that cannot be read is rejected alone. */
import type { Column } from '../leads/import/columns.js';
import type { CsvRow } from '../leads/import/read-csv.js';
import { readRow } from '../leads/import/read-row.js';
import type { LeadDraft } from '../leads/lead-draft.js';
import type { ImportProblem } from './import.js';

export interface ImportRowReading {
  /** Undefined: the row is rejected. */
  readonly draft?: LeadDraft;
  readonly problems: readonly ImportProblem[];
}

export function readImportRow(row: CsvRow, columns: readonly Column[]): ImportRowReading {
  const { line } = row;
  const unreadable = row.cells.findIndex((cell) => /[\u0000\uFFFD]/.test(cell) || !cell.isWellFormed());
  if (unreadable >= 0) {
    const message =
      'Holds characters that a wrong encoding leaves behind; correct them or save the file as UTF-8.';
    const column = columns[unreadable]?.name ?? null;
    return { problems: [{ line, column, code: 'invalid', message }] };
  }
  const { draft, problems } = readRow(row, columns);
  return {
    draft,
    problems: problems.map(({ path, message }) => ({
      line,
      column: path === '' ? null : path,
      code: draft ? 'ignored' : 'invalid',
      message,
    })),
  };
}
