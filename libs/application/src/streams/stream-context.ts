/** What does a stream get to work with? It reads page by page; each page is a snapshot of its own. */
import type { StreamInputOf, StreamName } from '#contracts';
import type { Caller } from '../operations/caller.js';
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';

export interface StreamContext {
  readonly caller: Caller;
  /** Business time at which the stream was asked for. */
  readonly now: Temporal.Instant;
  readonly unitOfWork: Pick<UnitOfWork, 'read'>;
  /** Fires when nobody reads any more, or the process goes away. */
  readonly signal: AbortSignal;
}

/**
 * Yields the answer piece by piece; the next piece is asked for when the reader has taken the last. What is thrown before
 * the first piece is told to the caller as a problem; afterwards it cuts the connection.
 */
export type StreamHandler<Name extends StreamName> = (
  context: StreamContext,
  input: StreamInputOf<Name>,
) => AsyncIterable<string>;

/** One handler for each stream of the catalogue: a missing one does not compile. */
export type StreamHandlers = { readonly [Name in StreamName]: StreamHandler<Name> };
