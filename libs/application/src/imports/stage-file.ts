/**
 * How do the rows of an arriving file get into staging?
 *
 * Normalised once, here, and staged slice by slice: rows, problems and progress of a slice commit together, while the next
 * one is being read. Slices end at the same lines whenever the same file is sent, and a hash runs along, so that an upload
 * that broke off is gone on with by sending the file again: what is staged is only compared. The work is done in short
 * turns, so that whoever else asks the process something is answered.
 */
import { Refusal } from '#contracts';
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Column } from '../leads/import/columns.js';
import type { CsvRow } from '../leads/import/read-csv.js';
import type { ImportProblem } from './import.js';
import type { ImportSlice, ImportStaging, StagedRow } from './import-store.port.js';
import { readImportRow } from './read-import-row.js';

/** Rows of the file that are staged in one transaction. */
export const SLICE_ROWS = 1_000;
/** Real milliseconds of reading after which others have their turn. */
const TURN_MS = 8;

export interface StagedSoFar {
  readonly line: number;
  readonly checkpoint: string;
}

export interface StagingJob {
  readonly workspaceId: string;
  readonly importId: string;
  readonly receipt: string;
  readonly columns: readonly Column[];
  readonly before: StagedSoFar;
  readonly maxRows: number;
}

/** @throws Refusal `too_large`, `conflict` (another file), `wrong_state` (cancelled, or sent by somebody else meanwhile) */
export async function stageFile(
  staging: ImportStaging,
  job: StagingJob,
  file: { readonly batches: AsyncIterable<readonly CsvRow[]>; readonly bytes: () => number },
): Promise<void> {
  let slice = openSlice('');
  let underWay: Promise<void> = Promise.resolve();
  let rows = 0;
  let bytesBefore = 0;
  /** All that was staged before has been compared. */
  let reached = job.before.line === 0;
  let turnEnds = performance.now() + TURN_MS;

  async function close(): Promise<void> {
    const { checkpoint, lastLine, ...read } = slice.end();
    slice = openSlice(checkpoint);
    if (!reached) {
      reached = lastLine >= job.before.line;
      if (reached && checkpoint !== job.before.checkpoint) throw anotherFile();
      bytesBefore = file.bytes();
      return;
    }
    await underWay;
    const bytes = file.bytes() - bytesBefore;
    bytesBefore = file.bytes();
    const { workspaceId, importId, receipt } = job;
    const realNow = Temporal.Now.instant();
    const next = { importId, receipt, ...read, bytes, lastLine, checkpoint, realNow };
    underWay = staging.stage(workspaceId, next).then((isOurs) => {
      if (!isOurs) throw takenOver();
    });
    // Told where it is awaited: a failure meanwhile must not end the process.
    underWay.catch(() => undefined);
  }

  for await (const batch of file.batches) {
    for (const row of batch) {
      rows += 1;
      if (rows > job.maxRows) throw tooManyRows(job.maxRows);
      slice.add(row, row.line > job.before.line ? job.columns : undefined);
      if (slice.size() === SLICE_ROWS) await close();
      if (performance.now() > turnEnds) {
        await nextTurn();
        turnEnds = performance.now() + TURN_MS;
      }
    }
  }
  if (slice.size() > 0) await close();
  if (!reached) throw anotherFile();
  await underWay;
}

type ReadSlice = Pick<ImportSlice, 'rows' | 'problems' | 'readRows' | 'rejected' | 'lastLine' | 'checkpoint'>;

function openSlice(checkpoint: string) {
  const hash = createHash('sha256').update(checkpoint);
  const rows: StagedRow[] = [];
  const problems: ImportProblem[] = [];
  let readRows = 0;
  let lastLine = 0;
  return {
    size: () => readRows,
    /** Without columns the row is only compared. */
    add(row: CsvRow, columns: readonly Column[] | undefined): void {
      hash.update(`${row.line}\n${row.cells.join('\u001F')}\n`);
      readRows += 1;
      lastLine = row.line;
      if (columns === undefined) return;
      const reading = readImportRow(row, columns);
      if (reading.draft) rows.push({ line: row.line, draft: reading.draft });
      problems.push(...reading.problems);
    },
    end: (): ReadSlice => ({
      rows,
      problems,
      readRows,
      rejected: readRows - rows.length,
      lastLine,
      checkpoint: hash.digest('hex'),
    }),
  };
}

function tooManyRows(most: number): Refusal {
  return new Refusal(
    'too_large',
    `The file has more than ${most} rows.`,
    'Send it in several files, or ask your operator to raise IMPORT_MAX_ROWS.',
  );
}

export function anotherFile(): Refusal {
  return new Refusal(
    'conflict',
    'This is not the file whose upload broke off: its rows differ.',
    'Send the same file again, or start a new import with POST /v1/imports.',
  );
}

function takenOver(): Refusal {
  return new Refusal(
    'wrong_state',
    'This import was cancelled meanwhile, or the file is being sent by another request.',
    'Read the import to see which.',
  );
}
