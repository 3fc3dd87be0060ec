/** What does Overture know about a file that is being imported? Its progress is here, never in a queue. */
import type { IMPORT_ENCODINGS, IMPORT_SEPARATORS, IMPORT_STATES } from '#contracts';
import type { Column } from '../leads/import/columns.js';

export type ImportState = (typeof IMPORT_STATES)[number];
export type ImportEncoding = (typeof IMPORT_ENCODINGS)[number];
export type ImportSeparator = (typeof IMPORT_SEPARATORS)[number];

/** Why a file is of no use as a whole. */
export interface ImportFailure {
  readonly code: string;
  readonly detail: string;
  readonly nextStep: string;
}

export interface ImportFigures {
  readonly rows: number;
  readonly staged: number;
  readonly merged: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly conflicts: number;
  readonly keptCorrections: number;
  readonly problems: number;
}

export interface Import extends ImportFigures {
  readonly id: string;
  readonly state: ImportState;
  readonly fileName: string | null;
  readonly dryRun: boolean;
  readonly overwriteCorrected: boolean;
  readonly audienceId: string | null;
  readonly encoding: ImportEncoding;
  readonly separator: ImportSeparator;
  readonly columns: readonly Column[];
  readonly bytes: number;
  /** Of the last row that was staged; an upload that goes on skips the lines before. */
  readonly stagedLine: number;
  /** Running hash of the rows staged so far. */
  readonly checkpoint: string;
  readonly failure: ImportFailure | null;
  readonly createdAt: Temporal.Instant;
  readonly finishedAt: Temporal.Instant | null;
}

export interface ImportProblem {
  readonly line: number;
  readonly column: string | null;
  readonly code: ImportProblemCode;
  readonly message: string;
}

/**
 * `invalid`: the row was not used. `ignored`: a cell was left out, the row was used. `repeated`: an earlier line means the
 * same lead. `conflict`: it means two leads. `erased`: the person asked to be forgotten.
 */
export type ImportProblemCode = 'invalid' | 'ignored' | 'repeated' | 'conflict' | 'erased';
