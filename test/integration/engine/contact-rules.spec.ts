/** Is whoever must not be contacted left alone, and is nobody contacted more often than the workspace allows? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { advanceEnrollments, allocateLanes, claimTouch } from '#application';
import { encodeId } from '#contracts';
import type { ContactPolicy } from '#domain';
import { type EngineRoom, MONDAY, newId, openEngineRoom, type Worker } from './support/engine-room.js';
import { enrollmentNow, touchNow } from './support/looking.js';
import { openOperations, type Operations } from './support/operations.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { type Enrolled, type Person, Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
let operations: Operations;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { email: scriptedChannel() } });
  operations = openOperations(room);
});
afterEach(() => {
  room.now = MONDAY;
});
afterAll(async () => {
  await operations.close();
  await room.close();
});

async function company(tenant: Tenant, domain: string | null, people: readonly Person[]): Promise<string> {
  const id = newId();
  await tenant.sql(
    `INSERT INTO companies (workspace_id, id, name, domain, tags, created_at, updated_at)
     VALUES ($1::uuid, $2::uuid, 'Acme', $3, '{}', $4::timestamptz, $4::timestamptz)`,
    [tenant.workspaceId, id, domain, MONDAY.toString()],
  );
  for (const { leadId } of people)
    await tenant.sql(
      'UPDATE leads SET company_id = $3::uuid WHERE workspace_id = $1::uuid AND id = $2::uuid',
      [tenant.workspaceId, leadId, id],
    );
  return id;
}

/** A mailbox of somebody else of the same workspace. */
async function otherSender(tenant: Tenant): Promise<string> {
  const [identityId, accountId] = [newId(), await tenant.account({ address: `bob-${newId()}@sender.test` })];
  await tenant.sql(
    `INSERT INTO identities (workspace_id, id, name, created_at) VALUES ($1::uuid, $2::uuid, 'Bob', $3::timestamptz)`,
    [tenant.workspaceId, identityId, MONDAY.toString()],
  );
  await tenant.sql(
    'UPDATE accounts SET identity_id = $3::uuid WHERE workspace_id = $1::uuid AND id = $2::uuid',
    [tenant.workspaceId, accountId, identityId],
  );
  return accountId;
}

const policy = (tenant: Tenant, contactPolicy: Partial<ContactPolicy>) =>
  operations.act(tenant, 'workspace.update', { contactPolicy });

/** A touch that went out before. */
async function sent(tenant: Tenant, who: Enrolled, ago: { hours: number }, accountId = tenant.accountId) {
  const at = MONDAY.subtract(ago);
  const touchId = await tenant.touch(who, { state: 'sent', stepId: newId(), slotAt: at, accountId });
  await tenant.sql(
    'UPDATE touches SET sent_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid',
    [tenant.workspaceId, touchId, at.toString()],
  );
}

describe('a company that is not to be contacted', () => {
  it.each(['its id', 'its domain'])('named by %s: everybody there is left alone at once', async (by) => {
    const tenant = await Tenant.open(room);
    const colleague = await tenant.enrolled();
    const mailed = await tenant.enroll(await tenant.person(`ada-${newId()}@acme.test`));
    const other = await tenant.enrolled();
    const companyId = await company(tenant, 'acme.test', [colleague]);
    const touches = [];
    for (const who of [colleague, mailed, other]) touches.push(await tenant.touch(who, { state: 'ready' }));
    const suppression = await operations.act(tenant, 'suppressions.add', {
      kind: 'company',
      value: by === 'its id' ? encodeId('company', companyId) : 'ACME.test',
      reason: 'A customer',
      source: 'crm',
      evidence: 'Ticket 4711',
    });
    expect(suppression).toMatchObject({
      kind: 'company',
      value: 'acme.test',
      companyId,
      source: 'crm',
      evidence: 'Ticket 4711',
    });
    const states = [];
    for (const touchId of touches) states.push((await touchNow(tenant, touchId)).state);
    expect(states).toEqual(['cancelled', 'cancelled', 'ready']);
    expect(await enrollmentNow(tenant, colleague.enrollmentId)).toMatchObject({ stop_reason: 'suppressed' });
  });

  it('counts at the last gate for whoever joined it since', async () => {
    const tenant = await Tenant.open(room);
    await operations.act(tenant, 'suppressions.add', {
      kind: 'company',
      value: 'acme.test',
      reason: 'Rival',
    });
    const who = await tenant.enrolled();
    const touchId = await tenant.touch(who);
    await company(tenant, 'acme.test', [who]);
    expect(await claimTouch(worker, tenant.call(touchId))).toEqual({ claimed: false, why: 'suppressed' });
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'cancelled' });
  });
});

describe('a person who was contacted often', () => {
  it('waits until the instant at which the policy allows it, and nobody looks before', async () => {
    const tenant = await Tenant.open(room);
    await policy(tenant, { person: { most: 2, days: 7 } });
    const who = await tenant.enrolled();
    await sent(tenant, who, { hours: 96 });
    await sent(tenant, who, { hours: 50 });
    const touchId = await tenant.touch(who);
    expect(await claimTouch(worker, tenant.call(touchId))).toEqual({
      claimed: false,
      why: 'person_touched_often',
    });
    const until = MONDAY.add({ hours: 168 - 96 });
    expect(await touchNow(tenant, touchId)).toMatchObject({
      state: 'ready',
      reason: 'person_touched_often',
      due_at: new Date(until.epochMilliseconds),
    });
    room.now = until.subtract({ minutes: 6 });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    room.now = until;
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    const { fence } = await touchNow(tenant, touchId);
    expect(await claimTouch(worker, tenant.call(touchId, fence))).toMatchObject({ claimed: true });
  });

  it('still gets an answer to what they wrote', async () => {
    const tenant = await Tenant.open(room);
    await policy(tenant, { person: { most: 1, days: 7 } });
    const who = await tenant.enrolled();
    await sent(tenant, who, { hours: 1 });
    const touchId = await tenant.touch(who);
    await tenant.sql(
      `UPDATE touches SET kind = 'email_reply', campaign_id = NULL, enrollment_id = NULL, step_id = NULL
       WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [tenant.workspaceId, touchId],
    );
    expect(await claimTouch(worker, tenant.call(touchId))).toMatchObject({ claimed: true });
  });

  it('gets the next step planned for when it may go, so that no slot is spent on it', async () => {
    const tenant = await Tenant.open(room);
    await policy(tenant, { person: { most: 1, days: 7 } });
    const who = await tenant.enroll(await tenant.person(), MONDAY);
    const campaignId = await tenant.campaign();
    await sent(tenant, await tenant.enroll(who, undefined, campaignId), { hours: 24 });
    await advanceEnrollments(worker, tenant.workspaceId);
    const [touch] = await tenant.sql<{ reason: string; due_at: Date }>(
      `SELECT reason, due_at FROM touches WHERE workspace_id = $1::uuid AND enrollment_id = $2::uuid AND state = 'ready'`,
      [tenant.workspaceId, who.enrollmentId],
    );
    // Sunday, 10:00: the first working hour after that.
    expect(touch).toEqual({ reason: 'person_touched_often', due_at: new Date('2026-03-09T08:00:00Z') });
  });

  it('is looked at again at once when the policy is another one', async () => {
    const tenant = await Tenant.open(room);
    await policy(tenant, { person: { most: 1, days: 7 } });
    const who = await tenant.enrolled();
    await sent(tenant, who, { hours: 24 });
    const touchId = await tenant.touch(who);
    await claimTouch(worker, tenant.call(touchId));
    await policy(tenant, { person: null });
    expect(await touchNow(tenant, touchId)).toMatchObject({
      reason: null,
      due_at: new Date(MONDAY.epochMilliseconds),
    });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
  });

  it('is contacted by one of two campaigns that would both at once', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 500 } });
    await policy(tenant, { person: { most: 1, days: 7 } });
    const [other, campaignId] = [await otherSender(tenant), await tenant.campaign()];
    const pairs = [];
    for (let pair = 0; pair < 8; pair += 1) {
      const first = await tenant.enrolled();
      const second = await tenant.enroll(first, undefined, campaignId);
      pairs.push([
        await tenant.touch(first),
        await tenant.touch(second, { campaignId, accountId: other }),
      ] as const);
    }
    const claims = await Promise.all(
      pairs.map((pair) => Promise.all(pair.map((touchId) => claimTouch(worker, tenant.call(touchId))))),
    );
    expect(claims.map((pair) => pair.filter(({ claimed }) => claimed).length)).toEqual(pairs.map(() => 1));
  });
});

describe('a company that hears from one sender', () => {
  it('hears from no other for as long as the policy says, and from the same one as before', async () => {
    const tenant = await Tenant.open(room);
    await policy(tenant, { company: { days: 14 } });
    const [ada, lea] = [await tenant.enrolled(), await tenant.enrolled()];
    await company(tenant, 'acme.test', [ada, lea]);
    await sent(tenant, ada, { hours: 48 });
    const other = await otherSender(tenant);
    const [fromOther, fromSame] = [
      await tenant.touch(lea, { accountId: other }),
      await tenant.touch(lea, { stepId: 'again' }),
    ];
    expect(await claimTouch(worker, tenant.call(fromOther))).toEqual({
      claimed: false,
      why: 'company_has_sender',
    });
    expect(await touchNow(tenant, fromOther)).toMatchObject({
      state: 'ready',
      // 28 February and fourteen days: a Saturday, so that it waits for Monday.
      due_at: new Date('2026-03-16T08:00:00Z'),
    });
    expect(await claimTouch(worker, tenant.call(fromSame))).toMatchObject({ claimed: true });
  });

  it('is asked about again soon while nobody knows whether somebody wrote to it', async () => {
    const tenant = await Tenant.open(room);
    await policy(tenant, { company: { days: 14 } });
    const [ada, lea] = [await tenant.enrolled(), await tenant.enrolled()];
    await company(tenant, 'acme.test', [ada, lea]);
    await tenant.touch(ada, { state: 'unknown' });
    const other = await tenant.touch(lea, { accountId: await otherSender(tenant) });
    expect(await claimTouch(worker, tenant.call(other))).toEqual({
      claimed: false,
      why: 'company_has_sender',
    });
    expect(await touchNow(tenant, other)).toMatchObject({
      state: 'ready',
      due_at: new Date(MONDAY.add({ minutes: 30 }).epochMilliseconds),
    });
  });

  it('is won by one of two senders who write to two colleagues at once', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 500 } });
    await policy(tenant, { company: { days: 14 } });
    const other = await otherSender(tenant);
    const pairs = [];
    for (let pair = 0; pair < 8; pair += 1) {
      const [ada, lea] = [await tenant.enrolled(), await tenant.enrolled()];
      await company(tenant, `acme-${pair}.test`, [ada, lea]);
      pairs.push([await tenant.touch(ada), await tenant.touch(lea, { accountId: other })] as const);
    }
    const claims = await Promise.all(
      pairs.map((pair) => Promise.all(pair.map((touchId) => claimTouch(worker, tenant.call(touchId))))),
    );
    expect(claims.map((pair) => pair.filter(({ claimed }) => claimed).length)).toEqual(pairs.map(() => 1));
  });
});
