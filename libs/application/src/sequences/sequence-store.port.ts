/** How do use cases reach sequences and their frozen versions? */
import type { SequenceGraph, SnippetText } from '#domain';

export interface SequenceRecord {
  readonly id: string;
  readonly name: string;
  /** The draft. Campaigns run frozen versions of it. */
  readonly graph: SequenceGraph;
  /** Those that the draft names and that exist. */
  readonly snippets: readonly SnippetText[];
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

/** What is written of a sequence; its snippets are found. */
export type WrittenSequence = Omit<SequenceRecord, 'snippets'>;

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
  insert(sequence: WrittenSequence): Promise<void>;
  save(sequence: WrittenSequence): Promise<void>;
  /** Writes the next version of the sequence; it never changes again. */
  freeze(version: {
    readonly id: string;
    readonly sequenceId: string;
    readonly graph: SequenceGraph;
    /** The API key that publishes it. */
    readonly createdBy: string;
    readonly snippets: readonly { readonly name: string; readonly revision: number }[];
    readonly at: Temporal.Instant;
  }): Promise<void>;
}
