/** Do touches that cannot go yet keep out of the way, and come back when they can? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateLanes } from '#application';
import { type EngineRoom, MONDAY, openEngineRoom, type Worker } from './support/engine-room.js';
import { touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

const TUESDAY = MONDAY.add({ hours: 24 });

let room: EngineRoom;
let worker: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({
    channels: { email: scriptedChannel() },
    settings: { horizonSeconds: 300 },
    random: () => 0,
  });
});
afterEach(() => {
  room.now = MONDAY;
});
afterAll(() => room.close());

/** With a limit of two mails a day to one domain. */
async function open(): Promise<Tenant> {
  const tenant = await Tenant.open(room, { gapSeconds: [10, 10] });
  await limitDomains(tenant, 2);
  return tenant;
}
const limitDomains = (tenant: Tenant, perRecipientDomain: number | null) =>
  tenant.sql(
    `UPDATE accounts SET limits = limits || jsonb_build_object('perRecipientDomain', $2::int) WHERE workspace_id = $1::uuid`,
    [tenant.workspaceId, perRecipientDomain],
  );
async function ready(tenant: Tenant, count: number, recipientDomain: string, campaignId?: string) {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const who = await tenant.enrolled(campaignId);
    const dueAt = MONDAY.subtract({ hours: recipientDomain === 'acme.test' ? 5 : 1 });
    const place = campaignId === undefined ? {} : { campaignId };
    ids.push(await tenant.touch(who, { state: 'ready', fence: 0, recipientDomain, dueAt, ...place }));
  }
  return ids;
}
const count = async (tenant: Tenant, condition: string): Promise<number> => {
  const [row] = await tenant.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM touches WHERE workspace_id = $1::uuid AND ${condition}`,
    [tenant.workspaceId],
  );
  return row?.count ?? 0;
};
const SHUT = `NOT open AND reason = 'recipient_domain_spent'`;
const gates = (tenant: Tenant) =>
  tenant.sql('SELECT domain, opens_at FROM domain_gates WHERE workspace_id = $1::uuid', [tenant.workspaceId]);
/** What has a slot is sent, and counted. */
async function send(tenant: Tenant): Promise<void> {
  await tenant.sql(
    `INSERT INTO budget_ledger (workspace_id, holder_id, item, day, used)
     SELECT workspace_id, account_id, '@' || recipient_domain, $2::date, count(*) FROM touches
     WHERE workspace_id = $1::uuid AND state = 'reserved' GROUP BY 1, 2, 3`,
    [tenant.workspaceId, room.now.toString().slice(0, 10)],
  );
  await tenant.sql(`UPDATE touches SET state = 'sent' WHERE workspace_id = $1::uuid AND state = 'reserved'`, [
    tenant.workspaceId,
  ]);
}

describe('a domain that has had enough', () => {
  it('is given what it takes; the rest waits behind a gate, and nobody behind that waits with it', async () => {
    const tenant = await open();
    await ready(tenant, 30, 'acme.test');
    const others = [...(await ready(tenant, 2, 'other.test')), ...(await ready(tenant, 1, 'third.test'))];
    let rounds = 0;
    while ((await count(tenant, `state = 'reserved'`)) < 5 && rounds < 4) {
      await allocateLanes(worker, tenant.workspaceId);
      rounds += 1;
    }
    expect(await count(tenant, `state = 'reserved' AND recipient_domain = 'acme.test'`)).toBe(2);
    expect(await count(tenant, SHUT)).toBe(28);
    expect(await gates(tenant)).toEqual([
      { domain: 'acme.test', opens_at: new Date('2026-03-02T23:00:00Z') },
    ]);
    const states = await Promise.all(others.map((id) => touchNow(tenant, id)));
    expect(states.filter(({ state }) => state === 'reserved')).toHaveLength(3);
  });

  it('takes as many again the next day, and its gate stands until nobody is left behind it', async () => {
    const tenant = await open();
    await ready(tenant, 5, 'acme.test');
    await allocateLanes(worker, tenant.workspaceId);
    expect(await count(tenant, SHUT)).toBe(3);
    await send(tenant);
    room.now = TUESDAY;
    await allocateLanes(worker, tenant.workspaceId);
    expect(await count(tenant, `state = 'reserved'`)).toBe(2);
    expect(await count(tenant, SHUT)).toBe(1);
    await send(tenant);
    room.now = TUESDAY.add({ hours: 24 });
    await allocateLanes(worker, tenant.workspaceId);
    expect(await count(tenant, `state = 'reserved'`)).toBe(1);
    expect(await gates(tenant)).toEqual([]);
  });

  it('takes more at once, when its limit is raised', async () => {
    const tenant = await open();
    await ready(tenant, 6, 'acme.test');
    await allocateLanes(worker, tenant.workspaceId);
    await limitDomains(tenant, 5);
    await room.database.unitOfWork.act(tenant.workspaceId, ({ accounts }) =>
      accounts.openLanes(tenant.accountId, room.now),
    );
    room.now = MONDAY.add({ minutes: 1 });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(3);
    expect(await count(tenant, SHUT)).toBe(1);
  });

  it('has no gate any more, once it has no limit', async () => {
    const tenant = await open();
    await ready(tenant, 6, 'acme.test');
    await allocateLanes(worker, tenant.workspaceId);
    await limitDomains(tenant, null);
    await room.database.unitOfWork.act(tenant.workspaceId, ({ accounts }) =>
      accounts.openLanes(tenant.accountId, room.now),
    );
    room.now = MONDAY.add({ minutes: 1 });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(4);
    expect(await gates(tenant)).toEqual([]);
  });

  it('gives no place behind its gate to a campaign that is paused, nor lets in whom somebody holds', async () => {
    const tenant = await open();
    const other = await tenant.campaign();
    const paused = await ready(tenant, 4, 'acme.test');
    const [held] = await ready(tenant, 1, 'acme.test', other);
    const free = await ready(tenant, 2, 'acme.test', other);
    await tenant.sql(
      `INSERT INTO budget_ledger (workspace_id, holder_id, item, day, used) VALUES ($1::uuid, $2::uuid, '@acme.test', '2026-03-02', 2)`,
      [tenant.workspaceId, tenant.accountId],
    );
    await allocateLanes(worker, tenant.workspaceId);
    expect(await count(tenant, SHUT)).toBe(7);
    await tenant.sql(
      `UPDATE campaigns SET status = 'paused' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [tenant.workspaceId, tenant.campaignId],
    );
    await tenant.sql(
      `UPDATE touches SET reason = 'enrollment_paused' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [tenant.workspaceId, held ?? ''],
    );
    room.now = TUESDAY;
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(2);
    for (const id of free) expect(await touchNow(tenant, id)).toMatchObject({ state: 'reserved' });
    for (const id of [...paused, held ?? ''])
      expect(await touchNow(tenant, id)).toMatchObject({ open: false });
  });
});

describe('a campaign with a budget of its own', () => {
  it('is given that and no more, over all its accounts in one round, and holds up nobody', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [10, 10] });
    const second = await tenant.account({ gapSeconds: [10, 10] });
    const other = await tenant.campaign();
    await tenant.sql('UPDATE campaigns SET daily_cap = 3 WHERE workspace_id = $1::uuid AND id = $2::uuid', [
      tenant.workspaceId,
      tenant.campaignId,
    ]);
    for (const accountId of [tenant.accountId, second])
      for (let touches = 0; touches < 3; touches += 1)
        await tenant.touch(await tenant.enrolled(), { state: 'ready', accountId });
    await ready(tenant, 2, 'other.test', other);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(5);
    expect(await count(tenant, `state = 'reserved' AND campaign_id = '${other}'`)).toBe(2);
    room.now = MONDAY.add({ hours: 1 });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    // Of the other lane nothing is left.
    const lanes = await tenant.sql(
      `SELECT reason, look_at FROM lanes WHERE workspace_id = $1::uuid AND reason IS NOT NULL`,
      [tenant.workspaceId],
    );
    expect(lanes).toEqual([{ reason: 'campaign_spent', look_at: new Date('2026-03-03T08:00:00Z') }]);
  });
});
