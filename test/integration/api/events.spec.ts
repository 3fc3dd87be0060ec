/** Can a developer follow what happens: by pages, and as it happens, without gaps, and without a look at others? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EVENT_TYPES, type NewEvent } from '#contracts';
import { createEventLog, sequenceEvents } from '#persistence';
import { openEngineSql, type OpenEngineSql } from '../../support/engine-sql.js';
import { call, expectProblem, type RunningApi, runApi } from './support/running-api.js';

interface EventJson {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}
interface PageJson {
  readonly data: readonly EventJson[];
  readonly after: string | null;
  readonly hasMore: boolean;
}

let api: RunningApi;
let engine: OpenEngineSql;
beforeAll(async () => {
  api = await runApi();
  engine = openEngineSql(api.rows.engineUrl, 2);
});
afterAll(async () => {
  await engine.close();
  await api.close();
});

async function workspace(): Promise<{ name: string; key: string; id: string }> {
  const name = `W ${randomUUID()}`;
  const key = await api.key({ workspace: name });
  const [row] = await api.query<{ id: string }>('SELECT id FROM workspaces WHERE name = $1', [name]);
  return { name, key, id: row?.id ?? '' };
}
const paused = (): NewEvent => ({ type: 'campaign.paused', data: { campaignId: randomUUID() } });
const started = (): NewEvent => ({
  type: 'enrollment.started',
  data: { campaignId: randomUUID(), enrollmentId: randomUUID(), leadId: randomUUID() },
});
async function announce(workspaceId: string, ...events: NewEvent[]): Promise<void> {
  await engine.engineSql.transaction(workspaceId, (sql) =>
    createEventLog({ workspaceId, sql }).append(events, Temporal.Instant.from('2026-04-01T08:00:00Z')),
  );
  await sequenceEvents(engine.engineSql);
}
async function page(key: string, query = ''): Promise<PageJson> {
  const answer = await call(api, 'GET', `/v1/events${query}`, { key });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as PageJson;
}

describe('the log by pages', () => {
  it('tells everything in order, once, and goes on where it ended', async () => {
    const { key, id } = await workspace();
    expect(await page(key)).toEqual({ data: [], after: null, hasMore: false });
    await announce(id, ...Array.from({ length: 7 }, paused));
    const seen: string[] = [];
    let after = 'beginning';
    for (let more = true; more;) {
      const { data, after: next, hasMore } = await page(key, `?after=${after}&limit=3`);
      seen.push(...data.map((event) => event.id));
      after = next ?? after;
      more = hasMore;
    }
    expect(new Set(seen).size).toBe(7);
    expect(await page(key, `?after=${after}`)).toEqual({ data: [], after, hasMore: false });
    await announce(id, started());
    const { data } = await page(key, `?after=${after}`);
    expect(data).toEqual([
      {
        id: expect.stringMatching(/^evt_/),
        type: 'enrollment.started',
        timestamp: '2026-04-01T08:00:00Z',
        data: {
          campaignId: expect.stringMatching(/^cmp_/),
          enrollmentId: expect.stringMatching(/^enr_/),
          leadId: expect.stringMatching(/^lead_/),
        },
      },
    ]);
    expect(await page(key, '?after=latest')).toEqual({ data: [], after: data[0]?.id, hasMore: false });
  });

  it('tells of some types alone, and its cursor passes over the rest', async () => {
    const { key, id } = await workspace();
    await announce(id, paused(), started(), paused(), started());
    const first = await page(key, '?types=enrollment.started&limit=1');
    expect(first.data.map(({ type }) => type)).toEqual(['enrollment.started']);
    expect(first.hasMore).toBe(true);
    const second = await page(key, `?types=enrollment.started,reply.received&after=${first.after}`);
    expect(second.data).toHaveLength(1);
    await announce(id, paused());
    const third = await page(key, `?types=enrollment.started&after=${second.after}`);
    expect(third).toMatchObject({ data: [], hasMore: false });
    expect(third.after).not.toBe(second.after);
    expectProblem(await call(api, 'GET', '/v1/events?types=no.such', { key }), 422, 'invalid_input');
  });

  it('keeps what the catalogue no longer knows, without fields that nobody named', async () => {
    const { key, id } = await workspace();
    await api.query(
      'INSERT INTO events (workspace_id, id, type, data, occurred_at) VALUES ($1, $2, $3, $4, now())',
      [...[id, randomUUID(), 'old.type'], JSON.stringify({ name: 'Ada' })],
    );
    await sequenceEvents(engine.engineSql);
    expect((await page(key)).data).toMatchObject([{ type: 'old.type', data: {} }]);
  });

  it('is a wall between workspaces, also for cursors, and shows nothing of how much others do', async () => {
    const [mine, theirs] = [await workspace(), await workspace()];
    await announce(mine.id, paused());
    await announce(theirs.id, ...Array.from({ length: 50 }, paused));
    await announce(mine.id, paused());
    const { data } = await page(mine.key);
    expect(data).toHaveLength(2);
    expect(JSON.stringify(data)).not.toMatch(/position/);
    const [foreign] = (await page(theirs.key)).data;
    expectProblem(
      await call(api, 'GET', `/v1/events?after=${foreign?.id}`, { key: mine.key }),
      422,
      'invalid_input',
    );
    expectProblem(
      await call(api, 'GET', `/v1/events?after=evt_77777777777777777777777777`, { key: mine.key }),
      422,
      'invalid_input',
    );
  });

  it('names every type with its schema and an example that fits it', async () => {
    const { key } = await workspace();
    const { body } = await call(api, 'GET', '/v1/event-types', { key });
    const types = body.data as unknown as { type: string; description: string; example: { type: string } }[];
    expect(types.map(({ type }) => type)).toEqual(EVENT_TYPES);
    for (const { type, description, example } of types) {
      expect([type, description]).toEqual([type, expect.stringMatching(/\.$/)]);
      expect(example.type).toBe(type);
    }
  });
});

interface Message {
  readonly id?: string;
  readonly event?: string;
  readonly data?: EventJson;
}

/** Reads a stream message by message, as a browser would. */
async function open(key: string, query = '', headers: Readonly<Record<string, string>> = {}) {
  const stop = new AbortController();
  const response = await fetch(`${api.url}/v1/events/stream${query}`, {
    headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  return {
    response,
    close: () => stop.abort(),
    /** Undefined at the end of the stream. */
    next: async (): Promise<Message | undefined> => {
      for (;;) {
        const end = buffer.indexOf('\n\n');
        if (end >= 0) {
          const block = buffer.slice(0, end);
          buffer = buffer.slice(end + 2);
          const fields = new Map(
            block.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
          );
          if (!fields.has('data')) continue;
          return {
            id: fields.get('id'),
            event: fields.get('event'),
            data: JSON.parse(fields.get('data') ?? '') as EventJson,
          };
        }
        const chunk = await reader?.read().catch(() => undefined);
        if (chunk === undefined || chunk.done) return undefined;
        buffer += chunk.value;
      }
    },
  };
}

describe('the log as it happens', () => {
  it('tells of what happens from now on, within moments, to everybody who watches', async () => {
    const { key, id } = await workspace();
    await announce(id, paused());
    const streams = await Promise.all([open(key), open(key)]);
    expect(streams[0].response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(streams[0].response.headers.get('x-accel-buffering')).toBe('no');
    await announce(id, started());
    for (const stream of streams) {
      const message = await stream.next();
      expect(message).toMatchObject({ event: 'enrollment.started', id: message?.data?.id });
      stream.close();
    }
  });

  it('goes on where a reader lost it, by Last-Event-ID, without a gap or a repetition', async () => {
    const { key, id } = await workspace();
    await announce(id, ...Array.from({ length: 120 }, paused));
    const first = await open(key, '?after=beginning');
    const seen: (string | undefined)[] = [];
    while (seen.length < 50) seen.push((await first.next())?.id);
    first.close();
    await announce(id, paused());
    const second = await open(key, '?after=beginning', { 'last-event-id': seen.at(-1) ?? '' });
    while (seen.length < 121) seen.push((await second.next())?.id);
    second.close();
    const log = await page(key, '?limit=200');
    expect(seen).toEqual(log.data.map((event) => event.id));
  });

  it('tells nobody of another workspace, and nothing of types that were not asked for', async () => {
    const [mine, theirs] = [await workspace(), await workspace()];
    const stream = await open(mine.key, '?types=enrollment.started');
    await announce(theirs.id, started());
    await announce(mine.id, paused());
    await announce(mine.id, started());
    const { data } = await page(mine.key);
    expect((await stream.next())?.id).toBe(data[1]?.id);
    stream.close();
  });

  it('is open five times for a key, and again when one was closed', async () => {
    const { key } = await workspace();
    const streams = await Promise.all(Array.from({ length: 5 }, () => open(key)));
    expectProblem(await call(api, 'GET', '/v1/events/stream', { key }), 429, 'rate_limited');
    streams[0]?.close();
    let status = 429;
    for (let tries = 0; status === 429 && tries < 200; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const again = await open(key);
      status = again.response.status;
      again.close();
    }
    expect(status).toBe(200);
    for (const stream of streams) stream.close();
  });

  it('refuses a cursor that is none before it begins, and a key without the right', async () => {
    const { key, name } = await workspace();
    expectProblem(await call(api, 'GET', '/v1/events/stream?after=nonsense', { key }), 422, 'invalid_input');
    const narrow = await api.key({ workspace: name, scopes: ['leads:write'] });
    expectProblem(await call(api, 'GET', '/v1/events/stream', { key: narrow }), 403, 'missing_scope');
  });
});

it('an API that stops ends its streams, and stops', async () => {
  const other = await runApi();
  const key = await other.key();
  const response = await fetch(`${other.url}/v1/events/stream`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const ended = response.text().catch(() => 'cut');
  await other.close();
  expect(await ended).toMatch(/^retry: /);
});
