/** Where in the log does a caller want to begin? */
import { decodeId, Refusal } from '#contracts';
import type { EventReads, LogPlace } from './event-reads.port.js';

export const BEGINNING: LogPlace = { position: 0, id: null };

/** `after` as it came in: an event id, `beginning` or `latest`. */
export async function findPlace(events: EventReads, after: string): Promise<LogPlace> {
  if (after === 'beginning') return BEGINNING;
  if (after === 'latest') return events.end();
  const id = decodeId('event', after);
  const place = id === undefined ? undefined : await events.placeOf(id);
  if (place !== undefined) return place;
  throw new Refusal(
    'invalid_input',
    `There is no event ${after} in the log of this workspace.`,
    'Send the id of the last event that you have seen, or after=beginning for the whole log.',
    [{ path: 'after', message: 'Not an event of this workspace.' }],
  );
}
