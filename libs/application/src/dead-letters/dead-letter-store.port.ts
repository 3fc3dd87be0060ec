/** How do use cases reach dead letters? */
import type { DeadLetterKind, DeadLetterState, LetterStanding } from '#domain';
import type { PageQuery } from '../outcomes/outcome-reads.port.js';

export interface DeadLetter extends LetterStanding {
  readonly id: string;
  readonly kind: DeadLetterKind;
  /** The id of what it is about, or the name of the round. */
  readonly subject: string;
  readonly code: string;
  /** Written by us, for anybody to read: never what a person or a server wrote. */
  readonly message: string;
  readonly operation: string | null;
  readonly jobId: string | null;
  /** Real time, as all instants of a letter. */
  readonly firstFailedAt: Temporal.Instant;
  readonly lastFailedAt: Temporal.Instant;
  readonly decidedAt: Temporal.Instant | null;
}

/** With what is known of the thing that it is about. */
export interface DeadLetterRow extends DeadLetter {
  readonly leadId: string | null;
  readonly accountId: string | null;
}

/** What is said of a failure. */
export interface Failure extends Pick<DeadLetter, 'kind' | 'subject' | 'code' | 'message'> {
  readonly operation?: string | null;
  readonly jobId?: string | null;
}

export interface DeadLetterReads {
  /** Newest first; those that are only counted are nobody's business yet. */
  list(
    query: PageQuery & {
      readonly state?: Exclude<DeadLetterState, 'counting'>;
      readonly kind?: DeadLetterKind;
    },
  ): Promise<readonly DeadLetterRow[]>;
  byId(id: string): Promise<DeadLetterRow | undefined>;
}

export interface DeadLetterStore extends DeadLetterReads {
  /** Keeps the letter from changing until the transaction ends. */
  lock(id: string): Promise<DeadLetter | undefined>;
  /** Locks the letter of the thing that failed; makes one that says it never did when there is none. */
  lockFor(id: string, failure: Failure, at: Temporal.Instant): Promise<DeadLetter>;
  save(letter: DeadLetter): Promise<void>;
  /** It works again: what was only counted is forgotten, what was told counts as tried again. */
  settle(kind: DeadLetterKind, subject: string, at: Temporal.Instant): Promise<void>;
  /** Does this key exist here, and was its request accepted? */
  requestOf(apiKeyId: string, idempotencyKey: string): Promise<'no such key' | 'accepted' | 'never accepted'>;
  /** Forgets letters that were decided, and counts that led to nothing, before these moments. */
  forget(decidedBefore: Temporal.Instant, countedBefore: Temporal.Instant): Promise<void>;
}
