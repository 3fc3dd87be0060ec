/**
 * events.stream: how does somebody watch the log?
 *
 * By Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html). The id of each is the cursor, so a
 * reader that lost its connection goes on where it was. A page is read only when the last one was taken: a slow reader costs
 * a page of memory, however much happens. The key is asked for again with every heartbeat.
 */
import { encodeId, Refusal } from '#contracts';
import type { StreamContext, StreamHandler } from '../streams/stream-context.js';
import type { LogPage, LogPlace } from './event-reads.port.js';
import type { EventTail } from './event-tail.port.js';
import { eventJson } from './event-view.js';
import { findPlace } from './find-place.js';

export interface StreamEventsOptions {
  readonly tail: EventTail;
  /** Real milliseconds between two signs of life; half of what proxies usually allow. */
  readonly heartbeatMs?: number;
  /** Streams that one key may hold open in one process. */
  readonly perKey?: number;
}

const PAGE = 100;
/** Real milliseconds after which a reader that lost its connection comes back. */
const RETRY_MS = 2_000;

export function streamEvents({
  tail,
  heartbeatMs = 15_000,
  perKey = 5,
}: StreamEventsOptions): StreamHandler<'events.stream'> {
  const open = new Map<string, number>();

  return async function* (context, { after = 'latest', types }) {
    const { caller, signal } = context;
    const leave = enter(open, caller.apiKeyId, perKey);
    // Also for a reader that goes away before the first piece is taken.
    signal.addEventListener('abort', leave, { once: true });
    try {
      let place = await read(context, ({ eventReads }) => findPlace(eventReads, after));
      yield `retry: ${RETRY_MS}\n${idLine(place)}\n`;
      let checked = performance.now();
      while (!signal.aborted) {
        const page: LogPage = await read(context, ({ eventReads }) => eventReads.page(place, types, PAGE));
        place = page.place;
        for (const event of page.events) {
          yield `id: ${encodeId('event', event.id)}\nevent: ${event.type}\ndata: ${eventJson(event)}\n\n`;
        }
        const left = heartbeatMs - (performance.now() - checked);
        if (left > 0) {
          if (!page.hasMore) await tail.wait(caller.workspaceId, place.position, left, signal);
          continue;
        }
        if (!(await mayGoOn(context))) return;
        // With the id of what was looked at, so that nobody comes back to search through types they did not ask for.
        yield `: alive\n${idLine(place)}\n`;
        checked = performance.now();
      }
    } finally {
      leave();
    }
  };
}

/** Counts a stream of the key; the answer takes it off again, once. */
function enter(open: Map<string, number>, apiKeyId: string, most: number): () => void {
  const count = open.get(apiKeyId) ?? 0;
  if (count >= most) throw tooMany(most);
  open.set(apiKeyId, count + 1);
  let inside = true;
  return () => {
    if (!inside) return;
    inside = false;
    const left = (open.get(apiKeyId) ?? 1) - 1;
    if (left === 0) open.delete(apiKeyId);
    else open.set(apiKeyId, left);
  };
}

type Reads = Parameters<Parameters<StreamContext['unitOfWork']['read']>[1]>[0];

const read = <T>({ caller, unitOfWork }: StreamContext, work: (stores: Reads) => Promise<T>): Promise<T> =>
  unitOfWork.read(caller.workspaceId, work);

const idLine = ({ id }: LogPlace): string => (id === null ? '' : `id: ${encodeId('event', id)}\n`);

async function mayGoOn(context: StreamContext): Promise<boolean> {
  const realNow = Temporal.Now.instant();
  const key = await read(context, ({ callers }) => callers.byApiKeyId(context.caller.apiKeyId, realNow));
  return key?.scopes.includes('outreach:read') === true;
}

function tooMany(most: number): Refusal {
  return new Refusal(
    'rate_limited',
    `This key has ${most} streams of events open already.`,
    'Close one, or share one stream among your readers.',
  );
}
