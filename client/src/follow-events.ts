/** How are events followed for days? Each connection goes on behind the last event that was taken. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { OvertureError } from './overture-error.ts';
import { pauseBefore } from './retry.ts';
import { type Connection, sendRequest } from './send-request.ts';

export interface OvertureEvent {
  /** The same however often it is told. */
  readonly id: string;
  readonly type: string;
  /** RFC 3339 instant at which it happened. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface FollowOptions {
  /** The id of the last event that you have seen, or `beginning`; from now on when left out. */
  readonly after?: string;
  /** Only these types. */
  readonly types?: readonly string[];
  readonly signal?: AbortSignal;
}

const ROUTE = { method: 'GET', path: '/v1/events/stream', query: ['after', 'types'] } as const;

export async function* followEvents(
  connection: Connection,
  { after, types, signal }: FollowOptions = {},
): AsyncGenerator<OvertureEvent> {
  let cursor = after;
  for (let broken = 0; signal?.aborted !== true;) {
    try {
      for await (const { id, data } of openStream(connection, { after: cursor, types }, signal)) {
        broken = 0;
        cursor = id ?? cursor;
        if (data !== '') yield JSON.parse(data) as OvertureEvent;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof OvertureError && error.status !== 0) throw error;
    }
    broken += 1;
    await new Promise((resolve) => setTimeout(resolve, pauseBefore(broken, null, Math.random())));
  }
}

async function* openStream(
  connection: Connection,
  input: Readonly<Record<string, unknown>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ readonly id?: string; readonly data: string }> {
  const route = { ...ROUTE, produces: 'text/event-stream' } as const;
  const response = await sendRequest(connection, 'events.stream', route, input, { signal });
  if (response.body === null) return;
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  for await (const event of events) yield event;
}
