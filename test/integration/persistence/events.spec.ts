/** Does every consumer see every committed event, once, in the order in which they became visible? */
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { consumeEvents } from '../../../libs/persistence/src/events/consume-events.js';
import { createEventLog } from '../../../libs/persistence/src/events/event-log.js';
import { sequenceEvents } from '../../../libs/persistence/src/events/sequence-events.js';
import type { Sql } from '../../../libs/persistence/src/database/db.js';
import { openEngineSql, type OpenEngineSql } from '../../support/engine-sql.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let rows: TestDatabase | undefined;
let database: OpenEngineSql | undefined;
const close = async (): Promise<void> => {
  await database?.close();
  await rows?.close();
};

beforeEach(async () => {
  await close();
  rows = await createTestDatabase();
  database = openEngineSql(rows.engineUrl, 12);
});
afterAll(close);

const engine = () => {
  if (database === undefined) throw new Error('No database.');
  return database.engineSql;
};
const workspaceId = randomUUID();
const at = Temporal.Instant.from('2026-03-29T01:30:00Z');

const append = (sql: Sql, ...campaignIds: string[]): Promise<void> =>
  createEventLog({ workspaceId, sql }).append(
    campaignIds.map((campaignId) => ({ type: 'campaign.paused', data: { campaignId } })),
    at,
  );
const announce = (...campaignIds: string[]) =>
  engine().transaction(workspaceId, (sql) => append(sql, ...campaignIds));

async function drain(consumer: string, batch = 100): Promise<{ campaignId: string; position: number }[]> {
  const seen: { campaignId: string; position: number }[] = [];
  const handle = async (_sql: Sql, events: readonly { data: object; position: number }[]): Promise<void> => {
    for (const { data, position } of events) {
      seen.push({ campaignId: (data as { campaignId: string }).campaignId, position });
    }
  };
  while ((await consumeEvents({ engine: engine(), consumer, batch, handle })) > 0);
  return seen;
}
const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

test('a late event is never skipped', async () => {
  const [early = '', late = ''] = ids(2);
  let commitLate = (): void => undefined;
  const written = Promise.withResolvers<undefined>();
  const slow = engine().transaction(workspaceId, async (sql) => {
    await append(sql, late);
    written.resolve(undefined);
    await new Promise<void>((resolve) => (commitLate = resolve));
  });
  await written.promise;
  await announce(early);

  expect(await sequenceEvents(engine())).toBe(1);
  expect(await drain('projection')).toEqual([{ campaignId: early, position: 1 }]);
  commitLate();
  await slow;
  expect(await drain('projection')).toEqual([]);
  expect(await sequenceEvents(engine())).toBe(1);
  expect(await drain('projection')).toEqual([{ campaignId: late, position: 2 }]);
  expect(await drain('webhooks')).toEqual([
    { campaignId: early, position: 1 },
    { campaignId: late, position: 2 },
  ]);
});

test('the events of one transaction keep their order', async () => {
  const expected = ids(300);
  await engine().transaction(workspaceId, async (sql) => {
    await append(sql, ...expected.slice(0, 100));
    for (const id of expected.slice(100)) await append(sql, id);
  });
  await sequenceEvents(engine());
  expect((await drain('projection', 7)).map(({ campaignId }) => campaignId)).toEqual(expected);
});

test('sequencers at work at once give every event one position, without a gap', async () => {
  const writing = Array.from({ length: 20 }, () => announce(...ids(25)));
  let given = 0;
  let done = false;
  const sequencers = Array.from({ length: 4 }, async () => {
    while (!done) {
      const count = await sequenceEvents(engine(), 40);
      given += count;
    }
  });
  await Promise.all(writing);
  done = true;
  await Promise.all(sequencers);
  for (let count = 1; count > 0; given += count) count = await sequenceEvents(engine(), 40);

  expect(given).toBe(500);
  const events = await engine().rows<{ position: bigint }>('SELECT position FROM events ORDER BY position');
  expect(events.map(({ position }) => Number(position))).toEqual(
    Array.from({ length: 500 }, (_, index) => index + 1),
  );
});

test('a consumer never sees a position before a smaller one', async () => {
  let writing = true;
  const writers = Array.from({ length: 6 }, async () => {
    for (let round = 0; round < 15; round += 1) {
      await engine().transaction(workspaceId, async (sql) => {
        await append(sql, ...ids(2));
        await sql.rows('SELECT pg_sleep($1::float8)', [Math.random() / 100]);
      });
    }
  });
  const sequencing = (async () => {
    while (writing) await sequenceEvents(engine(), 10);
    while ((await sequenceEvents(engine(), 10)) > 0);
  })();
  const seen: number[] = [];
  const consuming = (async () => {
    while (writing) seen.push(...(await drain('projection', 5)).map(({ position }) => position));
  })();
  await Promise.all(writers);
  writing = false;
  await Promise.all([sequencing, consuming]);
  seen.push(...(await drain('projection')).map(({ position }) => position));
  expect(seen).toEqual(Array.from({ length: 180 }, (_, index) => index + 1));
});

test('two processes of one consumer take turns and handle each event once', async () => {
  const expected = ids(200);
  await announce(...expected);
  await sequenceEvents(engine());
  const all = (await Promise.all(Array.from({ length: 4 }, () => drain('projection', 9)))).flat();
  expect(all.map(({ campaignId }) => campaignId).sort()).toEqual([...expected].sort());
});

test('what a consumer derives and how far it came commit together', async () => {
  const [first = '', second = ''] = ids(2);
  await announce(first, second);
  await sequenceEvents(engine());
  const derive = (sql: Sql): Promise<unknown> =>
    sql.rows("INSERT INTO figure_zones (workspace_id, time_zone) VALUES ($1::uuid, 'UTC')", [workspaceId]);
  const crash = consumeEvents({
    engine: engine(),
    consumer: 'projection',
    batch: 10,
    handle: async (sql) => {
      await derive(sql);
      throw new Error('crash');
    },
  });
  await expect(crash).rejects.toThrow('crash');
  expect(await engine().rows('SELECT 1 FROM figure_zones')).toEqual([]);
  expect((await drain('projection')).map(({ campaignId }) => campaignId)).toEqual([first, second]);
});

test('an event comes back as it went in', async () => {
  const campaignId = randomUUID();
  await announce(campaignId);
  await sequenceEvents(engine());
  let seen: unknown;
  await consumeEvents({
    engine: engine(),
    consumer: 'projection',
    batch: 1,
    handle: async (_sql, [event]) => {
      seen = event;
    },
  });
  expect(seen).toMatchObject({ type: 'campaign.paused', workspaceId, data: { campaignId }, position: 1 });
  expect((seen as { occurredAt: Temporal.Instant }).occurredAt.equals(at)).toBe(true);
});

test('an announcement that was rolled back is never heard', async () => {
  const work = engine().transaction(workspaceId, async (sql) => {
    await append(sql, randomUUID());
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await sequenceEvents(engine())).toBe(0);
});
