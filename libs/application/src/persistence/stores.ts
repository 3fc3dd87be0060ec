/** Which stores does a transaction offer? One for each room; their ports stand beside the use cases that need them. */
import type { NewEvent } from '#contracts';

export interface EventLog {
  /** Appends events to the transaction; `at` is business time. */
  append(events: readonly NewEvent[], at: Temporal.Instant): Promise<void>;
}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the features below
export interface ReadStores {}

export interface Stores extends ReadStores {
  readonly events: EventLog;
}
