/**
 * How does La Growth Machine's API behave? As its public documentation and clients tell: key by header, 50 calls in 10
 * seconds, an empty list above 25 campaigns, cursors here and offsets there.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LGM_WORLD, type LgmWorld, type Row } from './world.js';

export const LGM_KEY = 'lgm-test-key';

export interface FakeLgm {
  readonly url: string;
  /** Paths that were asked for, oldest first. */
  readonly calls: string[];
  /** Calls that came too fast. */
  readonly refusals: number;
  /** The next call whose path starts with this is answered 500, once. */
  failOnce(path: string): void;
  close(): Promise<void>;
}

const STATUS_PAGE = 25;
const CONVERSATION_PAGE = 2;

export async function startFakeLgm(
  world: LgmWorld = LGM_WORLD,
  { calls: allowed, periodMs } = { calls: 50, periodMs: 10_000 },
): Promise<FakeLgm> {
  const calls: string[] = [];
  const recent: number[] = [];
  const failing = new Set<string>();
  let refusals = 0;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const send = (status: number, body: unknown, headers = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    if (request.headers['x-api-key'] !== LGM_KEY) return send(401, { error: 'Unauthorized' });
    const now = performance.now();
    while (recent[0] !== undefined && recent[0] <= now - periodMs) recent.shift();
    if (recent.length >= allowed) {
      refusals += 1;
      return send(429, { error: 'Too many requests' }, { 'retry-after': '1' });
    }
    recent.push(now);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://lgm.test');
    const path = pathname.replace(/^\/flow/, '');
    calls.push(path + (searchParams.size > 0 ? `?${searchParams.toString()}` : ''));
    const fails = [...failing].find((start) => path.startsWith(start));
    if (fails !== undefined) {
      failing.delete(fails);
      return send(500, { error: 'Internal error' });
    }
    const body = read(world, path, searchParams);
    return body === undefined ? send(404, { error: 'Not found' }) : send(200, body);
  }

  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/flow`,
    calls,
    get refusals() {
      return refusals;
    },
    failOnce: (path) => void failing.add(path),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function read(world: LgmWorld, path: string, query: URLSearchParams): unknown {
  const [, room = '', id = '', part = ''] = path.split('/');
  const slice = (rows: readonly Row[], most: number) => {
    const limit = Number(query.get('limit') ?? most);
    const skip = Number(query.get('skip') ?? 0);
    return limit > most ? [] : rows.slice(skip, skip + limit);
  };
  switch (`${room}/${part === '' ? id : part}`) {
    case 'identities/':
      return world.identities;
    case 'audiences/':
      return world.audiences;
    case 'audiences/leads':
      return { leads: slice(world.leads.get(id) ?? [], 100) };
    case 'leads/search':
      return {
        lead: [...world.leads.values()].flat().find((lead) => lead.id === query.get('leadId')) ?? null,
      };
    case 'campaigns/':
      return slice(world.campaigns, 25);
    case 'campaigns/messages': {
      const messages = world.messages.get(id) ?? [];
      return { total: messages.length, messages };
    }
    case 'campaigns/statsleads':
      return pageAfter(world.statuses.get(id) ?? [], query.get('getLeadsAfter'), STATUS_PAGE, 'leads');
    case 'conversations/search':
      return conversationPage(world.conversations, query.get('searchAfter'));
    case 'conversations/messages':
      return { messages: world.conversationMessages.get(id) ?? [], hasMore: false };
    default:
      return undefined;
  }
}

function pageAfter(rows: readonly Row[], after: string | null, size: number, name: string): object {
  const from = after === null ? 0 : rows.findIndex((row) => row.id === after) + 1;
  const page = rows.slice(from, from + size);
  return { count: rows.length, hasMore: from + size < rows.length, hasLess: from > 0, [name]: page };
}

function conversationPage(rows: readonly Row[], after: string | null): object {
  const from = after === null ? 0 : Number(after);
  const next = from + CONVERSATION_PAGE;
  return { conversations: rows.slice(from, next), searchAfter: next < rows.length ? String(next) : null };
}
