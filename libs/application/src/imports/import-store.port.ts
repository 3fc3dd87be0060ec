/** How do use cases reach imports and their staged rows? */
import type { LeadDraft } from '../leads/lead-draft.js';
import type {
  Import,
  ImportEncoding,
  ImportFailure,
  ImportFigures,
  ImportProblem,
  ImportState,
} from './import.js';

export interface ImportReads {
  byId(id: string): Promise<Import | undefined>;
  /** Newest id first, after `afterId`; at most `take`. */
  list(state: ImportState | undefined, take: number, afterId?: string): Promise<Import[]>;
  /** In the order of the file, after this place; at most `take`. */
  problems(
    importId: string,
    after: ProblemPlace,
    take: number,
  ): Promise<{ readonly place: ProblemPlace; readonly problem: ImportProblem }[]>;
}

export interface ProblemPlace {
  readonly line: number;
  readonly number: number;
}

export interface NewImport extends Pick<
  Import,
  | 'id'
  | 'fileName'
  | 'dryRun'
  | 'overwriteCorrected'
  | 'audienceId'
  | 'encoding'
  | 'separator'
  | 'columns'
  | 'createdAt'
> {
  readonly principal: string;
  readonly idempotencyKey: string | null;
  readonly requestHash: string;
  readonly receipt: string;
}

export interface KnownRequest {
  readonly import: Import;
  readonly requestHash: string;
}

/** What a lead of an import's earlier line is called while the import runs. */
export interface PlacedLine {
  readonly leadId: string;
  readonly line: number;
  /** Domain of its address; it joins the company that a later line may name. */
  readonly awaitedDomain?: string;
}

export interface StagedRow {
  readonly line: number;
  readonly draft: LeadDraft;
}

export interface ImportStore extends ImportReads {
  /** False: another request has just used the key. */
  create(entry: NewImport): Promise<boolean>;
  byKey(principal: string, idempotencyKey: string): Promise<KnownRequest | undefined>;
  /** Held until the transaction ends. */
  lock(importId: string): Promise<Import | undefined>;
  /** The oldest import that waits for its merge and that nobody else has in hand; held until the transaction ends. */
  takeMerging(): Promise<Import | undefined>;
  /** From now on only the upload with this receipt stages rows. */
  renewReceipt(importId: string, receipt: string, realNow: Temporal.Instant): Promise<void>;
  /** The whole file is staged. */
  received(
    importId: string,
    receipt: string,
    encoding: ImportEncoding,
    realNow: Temporal.Instant,
  ): Promise<boolean>;
  /** Takes the next staged rows away, in the order of the file. */
  takeRows(importId: string, most: number): Promise<StagedRow[]>;
  /** Which of these leads an earlier line was. */
  linesOf(importId: string, leadIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  rememberLines(importId: string, placed: readonly PlacedLine[]): Promise<void>;
  /** For a dry run: which of these keys an earlier line had. */
  linesWithKeys(importId: string, keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  rememberKeys(importId: string, keys: ReadonlyMap<string, number>): Promise<void>;
  /** Leads that still await a company join the one that has the domain by now; returns their ids. */
  joinAwaited(importId: string, now: Temporal.Instant): Promise<string[]>;
  addProblems(importId: string, problems: readonly ImportProblem[]): Promise<void>;
  /** Adds to the figures. */
  advance(importId: string, by: Partial<ImportFigures>, realNow: Temporal.Instant): Promise<void>;
  /** Ends it, and removes everything staged. */
  end(
    importId: string,
    state: Extract<ImportState, 'done' | 'failed' | 'cancelled'>,
    at: Temporal.Instant,
    failure?: ImportFailure,
  ): Promise<void>;
  /** Uploads on which nothing came in since then. */
  abandonedSince(realTime: Temporal.Instant): Promise<string[]>;
  /** Lets the database know how large the tables have become, so that it goes on finding rows by the right index. */
  refreshStatistics(): Promise<void>;
  /** Reports of imports that ended before then. Returns how many lines. */
  removeReportsBefore(realTime: Temporal.Instant): Promise<number>;
}

/** Writes slices of a file while it arrives: rows, problems and progress of a slice commit together. */
export interface ImportStaging {
  /** False: the import was cancelled, or another upload of the file took over. Nothing was written then. */
  stage(workspaceId: string, slice: ImportSlice): Promise<boolean>;
}

export interface ImportSlice {
  readonly importId: string;
  readonly receipt: string;
  readonly rows: readonly StagedRow[];
  readonly problems: readonly ImportProblem[];
  readonly readRows: number;
  readonly rejected: number;
  readonly bytes: number;
  readonly lastLine: number;
  readonly checkpoint: string;
  readonly realNow: Temporal.Instant;
}
