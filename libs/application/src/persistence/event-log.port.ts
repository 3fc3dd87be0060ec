/** How do facts enter the event log? In the transaction that makes them true. */
import type { NewEvent } from '#contracts';

export interface EventLog {
  /** Appends events to the transaction; `at` is business time. */
  append(events: readonly NewEvent[], at: Temporal.Instant): Promise<void>;
}
