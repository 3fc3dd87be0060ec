/** How do use cases reach sequences and their frozen versions? */
import type { SequenceGraph } from '#domain';

export interface SequenceRecord {
  readonly id: string;
  readonly name: string;
  /** The draft. Campaigns run frozen versions of it. */
  readonly graph: SequenceGraph;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

export interface SequenceReads {
  find(sequenceId: string): Promise<SequenceRecord | undefined>;
  /** Those among these that exist. */
  findMany(sequenceIds: readonly string[]): Promise<SequenceRecord[]>;
  /** Newest first; `before` is the id of the last one seen. */
  list(page: { readonly limit: number; readonly before?: string }): Promise<SequenceRecord[]>;
  /** The graph of a frozen version. */
  findVersion(versionId: string): Promise<SequenceGraph | undefined>;
  /** That of the version which a campaign runs; undefined before it runs one. */
  versionOf(campaignId: string): Promise<SequenceGraph | undefined>;
}

export interface SequenceStore extends SequenceReads {
  /** Reads a sequence and keeps it from changing until the transaction ends. */
  lock(sequenceId: string): Promise<SequenceRecord | undefined>;
  insert(sequence: SequenceRecord): Promise<void>;
  save(sequence: SequenceRecord): Promise<void>;
  /** Writes the next version of the sequence; it never changes again. */
  freeze(version: {
    readonly id: string;
    readonly sequenceId: string;
    readonly graph: SequenceGraph;
    readonly at: Temporal.Instant;
  }): Promise<void>;
}
