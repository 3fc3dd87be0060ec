/** How do use cases read the log of their workspace? By position inside, by event id outside. */
import type { EventType } from '#contracts';

/** An event as it stands in the log: its type may be one that the catalogue no longer knows. */
export interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurredAt: Temporal.Instant;
}

/** A place in the log, after one event; `id` is null before the first. */
export interface LogPlace {
  readonly position: number;
  readonly id: string | null;
}

export interface LogPage {
  readonly events: readonly LoggedEvent[];
  /** The last event that was looked at, of whatever type. */
  readonly place: LogPlace;
  readonly hasMore: boolean;
}

export interface EventReads {
  /** The place after an event; undefined when the workspace has no such event (or none with a position yet). */
  placeOf(eventId: string): Promise<LogPlace | undefined>;
  /** The place after the last event. */
  end(): Promise<LogPlace>;
  /** The place before whatever was recorded since a real instant, or a little earlier. */
  placeBefore(recordedAt: Temporal.Instant): Promise<LogPlace>;
  /** At most `limit` events after a place; looks at a bounded number, so that a rare type costs no long search. */
  page(after: LogPlace, types: readonly EventType[] | undefined, limit: number): Promise<LogPage>;
}
