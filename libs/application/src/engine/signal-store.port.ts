/** What came in, and what is not yet understood? */
import type { Channel } from '#domain';
import type { RawSignal } from '../channels/channel.port.js';
import type { SalesSource } from '../sales/sales-report.js';

export type SignalSource = RawSignal['source'] | SalesSource;

export interface InboxAccount {
  readonly id: string;
  readonly channel: Channel;
  readonly address: string;
  readonly displayName: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sealedCredentials: Uint8Array;
  readonly cursor: string | null;
}

export interface StoredSignal {
  readonly id: string;
  readonly accountId: string | null;
  readonly accountChannel: Channel | null;
  readonly accountAddress: string | null;
  readonly source: SignalSource;
  readonly raw: string;
  readonly failures: number;
}

export interface SignalStore {
  account(accountId: string): Promise<InboxAccount | undefined>;
  /** Accounts that are not paused by a person, to be read in turn. */
  readableAccountIds(): Promise<readonly string[]>;
  /** Stores what is new with the cursor, in one go; how many were new. `readAt` is null while the inbox is not read to its end. */
  saveReading(
    accountId: string,
    signals: readonly RawSignal[],
    cursor: string,
    readAt: Temporal.Instant | null,
  ): Promise<number>;
  /**
   * Locks the oldest signal that is not yet understood, passing over those that another worker holds and those that
   * failed and whose next try has not come by `realNow`.
   */
  takeNext(maxFailures: number, realNow: Temporal.Instant): Promise<StoredSignal | undefined>;
  markProcessed(id: string, interpretation: object, version: number, at: Temporal.Instant): Promise<void>;
  /**
   * Counts a failure outside the failed transaction, so that one bad signal cannot block the rest for ever; `atLeast` says how
   * many it counts as.
   */
  countFailure(id: string, atLeast: number): Promise<void>;
  /** Lets it be read again at once; false when it is understood or erased. */
  tryAgain(id: string): Promise<boolean>;
  /** Marks it as processed unless it is. */
  giveUp(id: string, interpretation: object, version: number, at: Temporal.Instant): Promise<void>;
}
