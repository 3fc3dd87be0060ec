/** What a simulation foretells: does it change nothing, and do the engine's rounds then do exactly that? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { advanceEnrollments, allocateLanes, createReadHandlers, dispatchTouch } from '#application';
import type { InputOf } from '#contracts';
import type { SequenceGraph } from '#domain';
import { createDatabase, type Database } from '#persistence';
import pg from 'pg';
import { readTables } from '../../support/every-table.js';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  unhurried,
  type Worker,
} from '../engine/support/engine-room.js';
import { scriptedChannel } from '../engine/support/scripted-channel.js';
import { type Enrolled, Tenant } from '../engine/support/tenant.js';

let room: EngineRoom;
let worker: Worker;
let api: Database;
beforeAll(async () => {
  room = await openEngineRoom();
  let ids = 0;
  worker = {
    ...(await room.worker({ channels: { email: scriptedChannel() }, random: () => 0 })),
    // Of those who come due at one instant the older id goes first, and of ids of one millisecond chance says which that is.
    newId: () => `01900000-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`,
  };
  api = createDatabase({ url: room.apiUrl, label: 'test', poolSize: 2 });
});
afterAll(async () => {
  await api.close();
  await room.close();
});

const GRAPH: SequenceGraph = {
  start: 'mail',
  steps: [
    { id: 'mail', kind: 'email', subject: 'Hello {{first_name}}', body: 'Hello there.', next: 'pause' },
    { id: 'pause', kind: 'wait', for: { days: 2 }, next: 'again' },
    { id: 'again', kind: 'email', body: 'Did you see this? {{custom.hook}}', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};
const handlers = createReadHandlers();

function simulate(tenant: Tenant, input: Partial<InputOf<'campaigns.simulate'>> = {}) {
  const caller = { workspaceId: tenant.workspaceId, apiKeyId: newId(), scopes: [], kind: 'person' } as const;
  const rates = { acceptance: 0, reply: 0 };
  const { campaignId } = tenant;
  return api.unitOfWork.read(tenant.workspaceId, (stores) =>
    handlers['campaigns.simulate'](
      { caller, now: room.now, stores },
      { campaignId, days: 60, runs: 1, seed: '1', limit: 200, rates, ...input },
    ),
  );
}

/** A hash of every row of every table. */
async function everything(): Promise<Record<string, string | null>> {
  const owner = new pg.Client({ connectionString: room.ownerUrl });
  await owner.connect();
  try {
    const hashes: Record<string, string | null> = {};
    for (const { name } of await readTables(owner)) {
      const { rows } = await owner.query<{ hash: string | null }>(
        `SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS hash FROM ${name} t`,
      );
      hashes[name] = rows[0]?.hash ?? null;
    }
    return hashes;
  } finally {
    await owner.end();
  }
}

/** The next instant at which the engine has something to do. */
async function nextInstant(tenant: Tenant): Promise<Temporal.Instant | null> {
  const [row] = await tenant.sql<{ at: Date | null }>(
    `SELECT min(at) AS at FROM (
       SELECT due_at AS at FROM enrollments WHERE workspace_id = $1::uuid AND status = 'active'
       UNION ALL SELECT look_at FROM lanes WHERE workspace_id = $1::uuid
       UNION ALL SELECT slot_at FROM touches WHERE workspace_id = $1::uuid AND state = 'reserved') x
     WHERE at > $2::timestamptz`,
    [tenant.workspaceId, room.now.toString()],
  );
  return row?.at ? Temporal.Instant.fromEpochMilliseconds(row.at.getTime()) : null;
}

/** The rounds of the engine, on a clock that jumps from one thing to do to the next. */
async function live(tenant: Tenant, until: Temporal.Instant): Promise<void> {
  for (let next: Temporal.Instant | null = room.now; next; next = await nextInstant(tenant)) {
    if (Temporal.Instant.compare(next, until) > 0) return;
    room.now = next;
    await advanceEnrollments(worker, tenant.workspaceId);
    await allocateLanes(worker, tenant.workspaceId);
    const due = await tenant.sql<{ id: string; fence: number }>(
      `SELECT id, fence FROM touches WHERE workspace_id = $1::uuid AND state = 'reserved' AND slot_at <= $2::timestamptz ORDER BY slot_at`,
      [tenant.workspaceId, room.now.toString()],
    );
    for (const { id, fence } of due) await dispatchTouch(worker, tenant.call(id, fence), unhurried());
  }
}

const set = (tenant: Tenant, what: string, values: readonly string[] = []) =>
  tenant.sql(`UPDATE ${what}`, [tenant.workspaceId, ...values]);

/** Two campaigns on one mailbox, hours on the leads' clocks, a domain with a cap, a policy, and people who may not go on. */
async function crowd() {
  const tenant = await Tenant.open(room, { caps: { email: 4 }, gapSeconds: [60, 60] }, GRAPH);
  const other = await tenant.campaign({ weight: 2 });
  const people: Enrolled[] = [];
  for (let index = 0; index < 9; index += 1) {
    const domain = index < 5 ? 'big.test' : `small${index}.test`;
    const person = await tenant.person(`lead${index}-${newId()}@${domain}`);
    people.push(await tenant.enroll(person, MONDAY, index % 3 === 2 ? other : tenant.campaignId));
  }
  const [first, second, third] = people;
  if (!first || !second || !third) throw new Error('Somebody is missing.');
  await set(tenant, `leads SET attributes = '{"hook": "I saw your talk."}' WHERE workspace_id = $1::uuid`);
  await set(tenant, `leads SET attributes = '{}' WHERE workspace_id = $1::uuid AND id = $2::uuid`, [
    second.leadId,
  ]);
  await set(
    tenant,
    `leads SET time_zone = 'America/New_York' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [first.leadId],
  );
  await set(
    tenant,
    `campaigns SET in_lead_zone = true, "window" = '{"zone": "Europe/Paris", "weekdays": [1,2,3,4,5], "ranges": [{"from": "08:00", "to": "12:00"}]}'
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [tenant.campaignId],
  );
  await set(tenant, `accounts SET limits = '{"perRecipientDomain": 2}' WHERE workspace_id = $1::uuid`);
  await set(
    tenant,
    `workspaces SET contact_policy = '{"person": {"most": 1, "days": 3}, "company": null}' WHERE id = $1::uuid`,
  );
  // In both campaigns: the policy counts them together.
  await tenant.enroll(first, MONDAY, other);
  return { tenant, other, people, blocked: second };
}

const byTouch = (rows: readonly { leadId: string; stepId: string; at: string }[]) =>
  rows.map(({ leadId, stepId, at }) => `${at} ${leadId} ${stepId}`).sort();

describe('a simulation of a campaign', () => {
  it('changes nothing, and the rounds of the engine then do on each day what it foretold', async () => {
    const { tenant, other, people, blocked } = await crowd();
    const before = await everything();
    const told = await simulate(tenant);
    expect(await everything()).toEqual(before);

    await live(tenant, MONDAY.add({ hours: 24 * 15 }));
    room.now = MONDAY;
    const sent = await tenant.sql<{ leadId: string; stepId: string; at: Date; campaignId: string }>(
      `SELECT lead_id AS "leadId", step_id AS "stepId", sent_at AS at, campaign_id AS "campaignId" FROM touches
       WHERE workspace_id = $1::uuid AND state = 'sent'`,
      [tenant.workspaceId],
    );
    const own = sent.filter(({ campaignId }) => campaignId === tenant.campaignId);
    const foretold = told.leads.flatMap(({ leadId, sends }) =>
      sends.map(({ stepId, at }) => ({ leadId, stepId, at: at.toString() })),
    );
    expect(own).toHaveLength(11);
    expect(byTouch(foretold)).toEqual(
      byTouch(
        own.map((row) => ({
          ...row,
          at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()).toString(),
        })),
      ),
    );

    const perDay = Map.groupBy(sent, ({ at }) => at.toISOString().slice(0, 10));
    expect(told.days).toEqual(
      [...perDay]
        .sort(([one], [two]) => (one < two ? -1 : 1))
        .flatMap(([day, some]) => {
          const count = some.filter(({ campaignId }) => campaignId === tenant.campaignId).length;
          const others = some.length - count;
          return count > 0 ? [{ day, accountId: tenant.accountId, kind: 'email', count, others }] : [];
        }),
    );
    expect(told).toMatchObject({
      people: 6,
      finishesAt: null,
      unfinished: [{ reason: 'missing_value', count: 1, samples: [blocked.leadId] }],
      collisions: { people: { count: 1, samples: [{ leadId: people[0]?.leadId, campaignId: other }] } },
    });
    expect(told.samples.map(({ text }) => text)).toContain('Did you see this? I saw your talk.');
    expect(told.leads.find(({ leadId }) => leadId === blocked.leadId)?.lacks).toEqual(['custom.hook']);
  });

  it('tells one person’s path on request, and of several runs a range', async () => {
    const { tenant, people } = await crowd();
    const leadId = people[3]?.leadId ?? '';
    const one = await simulate(tenant, { leadId });
    expect(one.leads.map((lead) => lead.leadId)).toEqual([leadId]);
    const some = await simulate(tenant, { runs: 30, rates: { acceptance: 0, reply: 0.5 } });
    expect(some.rates.reply).toEqual({ value: 0.5, source: 'given', of: 0 });
    const { p10 = 0, p50 = 0, p90 = 0 } = some.ranges.replied ?? {};
    expect(p10).toBeLessThan(p90);
    expect(p50).toBeGreaterThanOrEqual(1);
    expect(p90).toBeLessThanOrEqual(6);
    expect(await simulate(tenant, { runs: 30, rates: { acceptance: 0, reply: 0.5 } })).toEqual(some);
  });
});
