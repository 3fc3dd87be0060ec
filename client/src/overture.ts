/** What does a developer hold in hand? One object: a room for each part of the API, a method for each operation. */
import { type FollowOptions, followEvents, type OvertureEvent } from './follow-events.ts';
import type { Rooms } from './generated/rooms.ts';
import { ROUTES } from './generated/routes.ts';
import type { Operations, PagedOperation } from './generated/types.ts';
import { type Answer, type CallOptions, type Connection, sendRequest } from './send-request.ts';
import type { Route } from './route.ts';

export interface OvertureOptions {
  /** Where the API is, as in `https://outreach.example`. */
  readonly baseUrl: string;
  /** `ovt_…` */
  readonly apiKey: string;
  /** Tries after the first, for answers that are worth it; 3 by default. */
  readonly retries?: number;
  /** Milliseconds that one try may take until its answer begins; 30,000 by default. */
  readonly timeoutMs?: number;
  /** Another `fetch`, for proxies or tests. */
  readonly fetch?: typeof globalThis.fetch;
}

type OperationName = keyof Operations;
type InputOf<Name extends OperationName> = Operations[Name]['input'];
type OutputOf<Name extends OperationName> = Operations[Name]['output'];

export interface Overture extends Rooms {
  /** One call with what stands around its answer: the ETag, the request's id, whether it is a repetition. */
  withAnswer<Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    options?: CallOptions,
  ): Promise<Answer<OutputOf<Name>>>;
  /** All items of a list, page after page. */
  iterate<Name extends PagedOperation>(
    name: Name,
    input: Omit<InputOf<Name>, 'cursor'>,
    options?: CallOptions,
  ): AsyncIterable<OutputOf<Name>['data'][number]>;
  /** Events as they happen, from `after` on; takes up the thread again when the connection breaks. */
  follow(options?: FollowOptions): AsyncIterable<OvertureEvent>;
}

/** @throws OvertureError from each call that is refused, or that has no answer after all tries */
export function createOverture(options: OvertureOptions): Overture {
  const connection: Connection = {
    baseUrl: options.baseUrl,
    apiKey: options.apiKey,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    retries: options.retries ?? 3,
    timeoutMs: options.timeoutMs ?? 30_000,
  };
  const withAnswer = <Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    callOptions?: CallOptions,
  ): Promise<Answer<OutputOf<Name>>> => call(connection, name, input, callOptions);

  async function* iterate(name: OperationName, input: object, callOptions?: CallOptions) {
    let cursor: string | null | undefined;
    do {
      const page = (await call(connection, name, { ...input, cursor }, callOptions)).data as Page;
      yield* page.data;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  return {
    ...roomsOf(connection),
    withAnswer,
    iterate: iterate as Overture['iterate'],
    follow: (followOptions) => followEvents(connection, followOptions),
  };
}

interface Page {
  readonly data: readonly unknown[];
  readonly nextCursor: string | null;
}

type Method = (input?: object, options?: CallOptions) => Promise<unknown>;

/** `dead_letters.list` becomes `deadLetters.list`, `leads.bulk_upsert` `leads.bulkUpsert`; the routes are the list, the types say the same. */
function roomsOf(connection: Connection): Rooms {
  const rooms: Record<string, Record<string, Method>> = {};
  for (const name of Object.keys(ROUTES) as OperationName[]) {
    const [room = '', method = ''] = name.split('.', 2);
    (rooms[memberName(room)] ??= {})[memberName(method)] = async (input = {}, options) =>
      (await call(connection, name, input, options)).data;
  }
  return rooms as unknown as Rooms;
}

const memberName = (words: string): string =>
  words.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

async function call<Data>(
  connection: Connection,
  name: OperationName,
  input: object,
  options?: CallOptions,
): Promise<Answer<Data>> {
  const route: Route = ROUTES[name];
  const response = await sendRequest(connection, name, route, input as Record<string, unknown>, options);
  return {
    data: (route.produces === undefined ? await response.json() : response.body) as Data,
    status: response.status,
    etag: response.headers.get('etag'),
    requestId: response.headers.get('x-request-id'),
    replayed: response.headers.get('idempotency-replayed') === 'true',
  };
}
