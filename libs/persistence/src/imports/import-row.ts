/** How is an import read? */
import type { Import, ImportEncoding, ImportFailure, ImportSeparator, ImportState } from '#application';
import { instantOf } from '../leads/instant-of.js';

export interface ImportRow {
  readonly id: string;
  readonly state: string;
  readonly file_name: string | null;
  readonly dry_run: boolean;
  readonly overwrite_corrected: boolean;
  readonly audience_id: string | null;
  readonly encoding: string;
  readonly separator: string;
  readonly columns: unknown;
  readonly bytes: bigint;
  readonly staged_line: number;
  readonly checkpoint: string;
  readonly rows: number;
  readonly staged: number;
  readonly merged: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly conflicts: number;
  readonly kept_corrections: number;
  readonly problems: number;
  readonly failure: unknown;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export const IMPORT_COLUMNS = `id, state, file_name, dry_run, overwrite_corrected, audience_id, encoding, separator, columns,
  bytes, staged_line, checkpoint, rows, staged, merged, created, updated, unchanged, rejected, conflicts, kept_corrections,
  problems, failure, created_at, finished_at`;

export function toImport(row: ImportRow): Import {
  return {
    id: row.id,
    state: row.state as ImportState,
    fileName: row.file_name,
    dryRun: row.dry_run,
    overwriteCorrected: row.overwrite_corrected,
    audienceId: row.audience_id,
    encoding: row.encoding as ImportEncoding,
    separator: row.separator as ImportSeparator,
    columns: row.columns as Import['columns'],
    bytes: Number(row.bytes),
    stagedLine: row.staged_line,
    checkpoint: row.checkpoint,
    rows: row.rows,
    staged: row.staged,
    merged: row.merged,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    rejected: row.rejected,
    conflicts: row.conflicts,
    keptCorrections: row.kept_corrections,
    problems: row.problems,
    failure: row.failure as ImportFailure | null,
    createdAt: instantOf(row.created_at),
    finishedAt: row.finished_at === null ? null : instantOf(row.finished_at),
  };
}
