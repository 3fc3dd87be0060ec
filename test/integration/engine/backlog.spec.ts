/** What does a round cost when twenty thousand touches wait, most of them for a paused campaign? */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { allocateLanes, enqueueDispatch } from '#application';
import { type EngineRoom, openEngineRoom, type Worker } from './support/engine-room.js';
import { Tenant } from './support/tenant.js';

const BACKLOG = 20_000;

let room: EngineRoom;
let worker: Worker;
let tenant: Tenant;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
}

/** The statements of one round, as the store writes them, caught on their way to the database. */
async function statementsOfARound(): Promise<{ text: string; values: unknown[] }[]> {
  const caught: { text: string; values: unknown[] }[] = [];
  const { engineSql } = room.database;
  const { createEngineUnitOfWork } = await import('#persistence');
  const watched = createEngineUnitOfWork({
    ...engineSql,
    transaction: (workspaceId, work) =>
      engineSql.transaction(workspaceId, (sql) =>
        work({
          rows: (text, values = []) => {
            caught.push({ text, values: [...values] });
            return sql.rows(text, values);
          },
        }),
      ),
  });
  await allocateLanes({ ...worker, work: watched }, tenant.workspaceId);
  return caught;
}

const nodes = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

async function explain(text: string, values: unknown[]): Promise<{ top: PlanNode; all: PlanNode[] }> {
  const client = await room.database.pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
      values,
    );
    const top = rows[0]?.['QUERY PLAN'][0].Plan;
    if (!top) throw new Error('There is no plan.');
    return { top, all: nodes(top) };
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function fill(count: number, open: boolean): Promise<void> {
  const who = await tenant.enrolled();
  await tenant.sql(
    `INSERT INTO touches (workspace_id, id, kind, state, open, lead_id, account_id, channel_identity_id, campaign_id, enrollment_id,
       step_id, text, priority, due_at, created_at)
     SELECT $1::uuid, gen_random_uuid(), 'email', 'ready', $8::boolean, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::uuid,
       's' || n || $8::text, 'Hello', 20, '2026-03-02T08:00:00Z'::timestamptz + n * interval '1 millisecond', '2026-03-02T08:00:00Z'
     FROM generate_series(1, $7::int) AS n`,
    [
      tenant.workspaceId,
      who.leadId,
      tenant.accountId,
      who.emailId,
      tenant.campaignId,
      who.enrollmentId,
      count,
      open,
    ],
  );
}

beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ random: () => 0 });
  tenant = await Tenant.open(room, { caps: { email: 1000 } });
  await tenant.touch(await tenant.enrolled(), { state: 'ready' });
  await fill(BACKLOG, true);
  await fill(BACKLOG, false);
  await room.asOwner('ANALYZE touches');
});
afterAll(() => room.close());

it('the heads of a lane are read from their index, in a few pages, whatever waits behind them', async () => {
  const statements = await statementsOfARound();
  const heads = statements.find(({ text }) => /CROSS JOIN LATERAL/.test(text) && /FROM touches/.test(text));
  const { top, all } = await explain(heads?.text ?? '', heads?.values ?? []);
  expect(all.map((node) => node['Index Name'])).toContain('touches_heads_of_lanes');
  const onTouches = all.filter((node) => node['Relation Name'] === 'touches');
  expect(onTouches.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  expect(all.map((node) => node['Node Type'])).not.toContain('Bitmap Heap Scan');
  expect(top['Shared Hit Blocks'] + top['Shared Read Blocks']).toBeLessThan(300);
});

it('no statement of a round reads the backlog', async () => {
  await tenant.sql(
    `UPDATE lanes SET look_at = '2026-03-02T08:00:00Z', next_slot_at = '2026-03-02T08:00:00Z' WHERE workspace_id = $1::uuid`,
    [tenant.workspaceId],
  );
  for (const { text, values } of await statementsOfARound()) {
    const { top, all } = await explain(text, values);
    const wholesale = all.some(
      (node) => node['Relation Name'] === 'touches' && node['Node Type'] === 'Seq Scan',
    );
    expect({ text, wholesale }).toEqual({ text, wholesale: false });
    expect(top['Shared Hit Blocks'] + top['Shared Read Blocks']).toBeLessThan(1_000);
  }
});

it('twenty thousand that may all go at once never take more slots and wake-ups than the bound', async () => {
  await tenant.neverClose();
  // Nothing but the bound holds them back: no gap, and budget for all.
  await tenant.sql(
    `UPDATE accounts SET gap_seconds_min = 0, gap_seconds_max = 0, daily_caps = '{"email": 100000}', limits = '{}'
     WHERE workspace_id = $1::uuid`,
    [tenant.workspaceId],
  );
  const mostAhead = 300;
  const bounded = {
    ...worker,
    settings: { ...worker.settings, mostAhead },
    // As with the wall's clock: wake-ups are queued for all slots of the horizon.
    clock: { ...worker.clock, realDelayUntil: async () => 60_000 },
  };
  const wakeUps = new Set<string>();
  const queue = {
    enqueue: async (_: string, calls: readonly { readonly touchId: string }[]) =>
      calls.forEach(({ touchId }) => wakeUps.add(touchId)),
  };
  const round = async () => {
    await tenant.sql(
      `UPDATE lanes SET look_at = '2026-03-02T08:00:00Z', next_slot_at = '2026-03-02T08:00:00Z' WHERE workspace_id = $1::uuid`,
      [tenant.workspaceId],
    );
    await allocateLanes(bounded, tenant.workspaceId);
    await enqueueDispatch(bounded, queue, tenant.workspaceId);
    return wakeUps.size;
  };
  const sizes: number[] = [];
  for (let turn = 0; turn < 30; turn += 1) sizes.push(await round());
  expect(Math.max(...sizes)).toBeLessThanOrEqual(mostAhead);
  // It is the bound that was met, and not something that held back before.
  expect(sizes.at(-1)).toBeGreaterThan(mostAhead - 20);
  // What was sent makes room for as many.
  await tenant.sql(
    `UPDATE touches SET state = 'sent', sent_at = now() WHERE workspace_id = $1::uuid AND id IN (
       SELECT id FROM touches WHERE workspace_id = $1::uuid AND state = 'reserved' LIMIT 100)`,
    [tenant.workspaceId],
  );
  for (let turn = 0; turn < 10; turn += 1) await round();
  expect(wakeUps.size).toBeGreaterThan(mostAhead + 60);
  expect(wakeUps.size).toBeLessThanOrEqual(mostAhead + 100);
});
