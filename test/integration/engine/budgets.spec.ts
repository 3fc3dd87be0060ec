/** Is any limit ever passed, whoever asks at once, and does what was not used come back? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateLanes, applySignal, claimTouch, dispatchTouch } from '#application';
import type { StoredLimits } from '#domain';
import { type EngineRoom, MONDAY, openEngineRoom, unhurried, type Worker } from './support/engine-room.js';
import { events, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant, type TouchParts } from './support/tenant.js';

const SIXTEEN = 16;
let room: EngineRoom;
let workers: Worker[];
beforeAll(async () => {
  room = await openEngineRoom();
  workers = await Promise.all(
    Array.from({ length: SIXTEEN }, () =>
      room.worker({ channels: { email: scriptedChannel(), linkedin: scriptedChannel() }, random: () => 0 }),
    ),
  );
});
afterEach(() => {
  room.now = MONDAY;
});
afterAll(() => room.close());

const limit = (tenant: Tenant, accountId: string, limits: StoredLimits) =>
  tenant.sql('UPDATE accounts SET limits = $2::jsonb WHERE id = $1::uuid', [
    accountId,
    JSON.stringify(limits),
  ]);
const many = (tenant: Tenant, count: number, parts: TouchParts = {}): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, async () => tenant.touch(await tenant.enrolled(), parts)));
const used = async (tenant: Tenant, item: string): Promise<number> => {
  const [row] = await tenant.sql<{ used: number }>(
    'SELECT COALESCE(sum(used), 0)::int AS used FROM budget_ledger WHERE workspace_id = $1::uuid AND item = $2',
    [tenant.workspaceId, item],
  );
  return row?.used ?? 0;
};
const spent = (tenant: Tenant, holderId: string, item: string, day: string, count: number) =>
  tenant.sql(
    `INSERT INTO budget_ledger (workspace_id, holder_id, item, day, used) VALUES ($1::uuid, $2::uuid, $3, $4::date, $5::int)`,
    [tenant.workspaceId, holderId, item, day, count],
  );
const linkedin = (tenant: Tenant, caps: Record<string, number> = {}) =>
  tenant.account({ channel: 'linkedin', caps });
/** How many were let go, and why the others were not. */
async function hammer(tenant: Tenant, touchIds: readonly string[], by = workers) {
  const claims = await Promise.all(
    touchIds.map((touchId, index) => claimTouch(by[index % by.length] as Worker, tenant.call(touchId))),
  );
  return {
    claimed: claims.filter(({ claimed }) => claimed).length,
    why: [...new Set(claims.flatMap((claim) => (claim.claimed ? [] : [claim.why])))],
  };
}

describe('sixteen workers at once never pass', () => {
  it('the cap of a day', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 5 } });
    expect(await hammer(tenant, await many(tenant, SIXTEEN))).toEqual({ claimed: 5, why: ['budget_spent'] });
    expect(await used(tenant, 'email')).toBe(5);
  });

  it('the cap of seven days, of which some were used before', async () => {
    const tenant = await Tenant.open(room);
    await limit(tenant, tenant.accountId, { week: { email: 20 } });
    await spent(tenant, tenant.accountId, 'email', '2026-02-23', 90); // the eighth day back
    await spent(tenant, tenant.accountId, 'email', '2026-02-24', 9);
    await spent(tenant, tenant.accountId, 'email', '2026-03-01', 7);
    expect(await hammer(tenant, await many(tenant, SIXTEEN))).toEqual({ claimed: 4, why: ['week_spent'] });
  });

  it('the cap of seven days, half of them before midnight and half of them after', async () => {
    const tenant = await Tenant.open(room);
    await tenant.neverClose();
    await limit(tenant, tenant.accountId, { week: { email: 5 } });
    const sides = ['2026-03-02T22:59:59Z', '2026-03-02T23:00:01Z'].map((text) => Temporal.Instant.from(text));
    const both = workers.map((worker, index) => ({
      ...worker,
      clock: { ...worker.clock, now: async () => sides[index % 2] as Temporal.Instant },
    }));
    expect(await hammer(tenant, await many(tenant, SIXTEEN), both)).toEqual({
      claimed: 5,
      why: ['week_spent'],
    });
    expect(await used(tenant, 'email')).toBe(5);
  });

  it('the cap of a month', async () => {
    const tenant = await Tenant.open(room);
    await limit(tenant, tenant.accountId, { month: { email: 6 } });
    await spent(tenant, tenant.accountId, 'email', '2026-02-28', 90);
    await spent(tenant, tenant.accountId, 'email', '2026-03-01', 2);
    expect(await hammer(tenant, await many(tenant, SIXTEEN))).toEqual({ claimed: 4, why: ['month_spent'] });
  });

  it('the credits that are left', async () => {
    const tenant = await Tenant.open(room);
    const accountId = await linkedin(tenant);
    await spent(tenant, accountId, 'linkedin_message', '2025-06-01', 40);
    await limit(tenant, accountId, { creditsUntil: { linkedin_message: 43 } });
    const touches = await many(tenant, SIXTEEN, { kind: 'linkedin_message', accountId });
    expect(await hammer(tenant, touches)).toEqual({ claimed: 3, why: ['credits_spent'] });
  });

  it('what a young account may do', async () => {
    const tenant = await Tenant.open(room);
    await limit(tenant, tenant.accountId, { ramp: { startedOn: '2026-03-01', from: 2, addPerDay: 2 } });
    expect(await hammer(tenant, await many(tenant, SIXTEEN))).toEqual({ claimed: 4, why: ['warming_up'] });
  });

  it('the invitations that carry a note', async () => {
    const tenant = await Tenant.open(room);
    const accountId = await linkedin(tenant, { linkedin_invite: 50 });
    await limit(tenant, accountId, { month: { linkedin_invite_note: 5 } });
    const touches = await many(tenant, SIXTEEN, { kind: 'linkedin_invite', accountId });
    expect(await hammer(tenant, touches)).toEqual({ claimed: 5, why: ['notes_spent'] });
    expect(await used(tenant, 'linkedin_invite_note')).toBe(5);
  });

  it('the emails that one domain may get', async () => {
    const tenant = await Tenant.open(room);
    await limit(tenant, tenant.accountId, { perRecipientDomain: 5 });
    const touches = await many(tenant, SIXTEEN);
    const elsewhere = await tenant.touch(await tenant.enroll(await tenant.person('ada@elsewhere.test')));
    expect(await hammer(tenant, [...touches, elsewhere])).toEqual({
      claimed: 6,
      why: ['recipient_domain_spent'],
    });
    expect(await used(tenant, '@prospect.test')).toBe(5);
  });

  it('the cap of a campaign, through however many accounts', async () => {
    const tenant = await Tenant.open(room);
    const accountIds = [tenant.accountId, await tenant.account({}), await tenant.account({})];
    await tenant.sql('UPDATE campaigns SET daily_cap = 7 WHERE id = $1::uuid', [tenant.campaignId]);
    const touches = await Promise.all(accountIds.map((accountId) => many(tenant, 6, { accountId })));
    expect(await hammer(tenant, touches.flat())).toEqual({ claimed: 7, why: ['campaign_spent'] });
    expect(await used(tenant, 'campaign')).toBe(7);
  });

  it('the invitations that may be unanswered', async () => {
    const tenant = await Tenant.open(room);
    const accountId = await linkedin(tenant, { linkedin_invite: 50 });
    await limit(tenant, accountId, { pendingInvitations: 3 });
    await many(tenant, 2, { kind: 'linkedin_invite', accountId, state: 'sent' });
    const accepted = await tenant.enrolled();
    await tenant.touch(accepted, { kind: 'linkedin_invite', accountId, state: 'sent' });
    await tenant.sql('UPDATE enrollments SET invitation_accepted_at = created_at WHERE id = $1::uuid', [
      accepted.enrollmentId,
    ]);
    const touches = await many(tenant, SIXTEEN, { kind: 'linkedin_invite', accountId });
    expect(await hammer(tenant, touches)).toEqual({ claimed: 1, why: ['invitations_pending'] });
  });
});

describe('what was taken', () => {
  it('comes back to all that paid when nothing went out, and says which campaign used what stays', async () => {
    const tenant = await Tenant.open(room);
    await limit(tenant, tenant.accountId, { perRecipientDomain: 5, week: { email: 5 } });
    await tenant.sql('UPDATE campaigns SET daily_cap = 7 WHERE id = $1::uuid', [tenant.campaignId]);
    const email = scriptedChannel();
    const sender = await room.worker({ channels: { email } });
    const [refused, delivered] = await many(tenant, 2);
    const ledger = () =>
      tenant.sql(
        'SELECT item, used, by_campaign FROM budget_ledger WHERE workspace_id = $1::uuid ORDER BY item',
        [tenant.workspaceId],
      );
    email.script = { send: () => ({ kind: 'refused', code: 'content_refused', detail: '' }) };
    await dispatchTouch(sender, tenant.call(refused ?? ''), unhurried());
    const of = (count: number) => ({ used: count, by_campaign: { [tenant.campaignId]: count } });
    const all = (count: number) =>
      ['@prospect.test', 'campaign', 'email'].map((item) => ({ item, ...of(count) }));
    expect(await ledger()).toEqual(all(0));
    email.script = {};
    await dispatchTouch(sender, tenant.call(delivered ?? ''), unhurried());
    expect(await ledger()).toEqual(all(1));
  });
});

describe('a touch that its own limit holds back', () => {
  it('is not looked at again before that limit opens, while its lane goes on', async () => {
    const tenant = await Tenant.open(room);
    await limit(tenant, tenant.accountId, { perRecipientDomain: 0 });
    const [touchId] = await many(tenant, 1);
    await claimTouch(workers[0] as Worker, tenant.call(touchId ?? ''));
    expect(await touchNow(tenant, touchId ?? '')).toMatchObject({
      state: 'ready',
      reason: 'recipient_domain_spent',
      due_at: new Date('2026-03-03T08:00:00Z'),
    });
  });
});

describe('a lane', () => {
  it.each<[string, StoredLimits, number, string, string]>([
    ['seven days', { week: { email: 12 } }, 2, 'week_spent', '2026-03-04T08:00:00.000Z'],
    ['a month', { month: { email: 5 } }, 5, 'month_spent', '2026-04-01T07:00:00.000Z'],
    [
      'a warm-up',
      { ramp: { startedOn: '2026-03-02', from: 3, addPerDay: 1 } },
      3,
      'warming_up',
      '2026-03-03T08:00:00.000Z',
    ],
  ])('reserves no more than %s allow, and says until when', async (_name, limits, count, reason, lookAt) => {
    const tenant = await Tenant.open(room, { gapSeconds: [1, 1] });
    await limit(tenant, tenant.accountId, limits);
    await spent(tenant, tenant.accountId, 'email', '2026-02-25', 10);
    await many(tenant, 8, { state: 'ready', fence: 0 });
    expect(await allocateLanes(workers[0] as Worker, tenant.workspaceId)).toBe(count);
    const [lane] = await tenant.sql<{ reason: string; look_at: Date }>(
      'SELECT reason, look_at FROM lanes WHERE workspace_id = $1::uuid',
      [tenant.workspaceId],
    );
    expect({ reason: lane?.reason, lookAt: lane?.look_at.toISOString() }).toEqual({ reason, lookAt });
  });
});

describe('a note that no budget is left for', () => {
  async function outOfNotes(policy: string | null) {
    const tenant = await Tenant.open(room);
    const accountId = await linkedin(tenant, { linkedin_invite: 50 });
    await limit(tenant, accountId, { month: { linkedin_invite_note: 0 } });
    const [touchId = ''] = await many(tenant, 1, { kind: 'linkedin_invite', accountId });
    await tenant.sql('UPDATE touches SET when_notes_spent = $2 WHERE id = $1::uuid', [touchId, policy]);
    return { tenant, touchId };
  }

  it.each([['wait'], [null]])('waits for the next month, told %s', async (policy) => {
    const { tenant, touchId } = await outOfNotes(policy);
    await claimTouch(workers[0] as Worker, tenant.call(touchId));
    expect(await touchNow(tenant, touchId)).toMatchObject({
      state: 'ready',
      reason: 'notes_spent',
      due_at: new Date('2026-04-01T07:00:00Z'),
    });
  });

  it('is left out where the step says so, and counted as no note', async () => {
    const { tenant, touchId } = await outOfNotes('send_without');
    const claim = await claimTouch(workers[0] as Worker, tenant.call(touchId));
    expect(claim).toMatchObject({
      claimed: true,
      order: { text: '', budget: { items: ['linkedin_invite'] } },
    });
  });

  it('lets the step be passed over where the step says so', async () => {
    const { tenant, touchId } = await outOfNotes('skip');
    await claimTouch(workers[0] as Worker, tenant.call(touchId));
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'failed', reason: 'notes_spent' });
    expect(await events(tenant, 'touch.')).toEqual(['touch.failed']);
  });
});

describe('a sign of trouble', () => {
  const statusOf = async (tenant: Tenant) => {
    const [account] = await tenant.sql<{ status: string; status_detail: string | null }>(
      'SELECT status, status_detail FROM accounts WHERE id = $1::uuid',
      [tenant.accountId],
    );
    return account;
  };

  it('from the provider halves what the day had left, and the lane rests', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 20 } });
    await spent(tenant, tenant.accountId, 'email', '2026-03-02', 4);
    const email = scriptedChannel({ send: () => ({ kind: 'deferred', code: 'limit_reached', detail: '' }) });
    const [touchId = ''] = await many(tenant, 1);
    await dispatchTouch(await room.worker({ channels: { email } }), tenant.call(touchId), unhurried());
    expect(await hammer(tenant, await many(tenant, SIXTEEN))).toEqual({
      claimed: 8,
      why: ['limit_reported'],
    });
  });

  it('stops a mailbox at the second bounce of fifty, says why, and lets a person go on', async () => {
    const tenant = await Tenant.open(room);
    await limit(tenant, tenant.accountId, { brake: { bouncePercent: 3, complaintPercent: 0.1 } });
    const email = scriptedChannel({
      send: () => ({ kind: 'refused', code: 'address_does_not_exist', detail: '550' }),
    });
    const sender = await room.worker({ channels: { email } });
    const [first = '', second = '', third = ''] = await many(tenant, 3);
    await dispatchTouch(sender, tenant.call(first), unhurried());
    expect(await statusOf(tenant)).toEqual({ status: 'running', status_detail: null });
    await dispatchTouch(sender, tenant.call(second), unhurried());
    expect(await statusOf(tenant)).toMatchObject({
      status: 'paused',
      status_detail: expect.stringContaining('take out the dead ones'),
    });
    expect(await events(tenant, 'account.')).toEqual(['account.status_changed']);
    // Somebody looked into it and resumed it: what happened before counts no more.
    await tenant.sql(
      `UPDATE accounts SET status = 'running', judged_since = $2::timestamptz WHERE id = $1::uuid`,
      [tenant.accountId, MONDAY.add({ seconds: 1 }).toString()],
    );
    room.now = MONDAY.add({ minutes: 1 });
    await dispatchTouch(sender, tenant.call(third), unhurried());
    expect(await statusOf(tenant)).toMatchObject({ status: 'running' });
  });

  it('from somebody who complained stops the mailbox, and that person is never written to again', async () => {
    const tenant = await Tenant.open(room);
    await limit(tenant, tenant.accountId, { brake: { bouncePercent: 3, complaintPercent: 0.1 } });
    const email = scriptedChannel();
    const sender = await room.worker({ channels: { email } });
    const [touchId = ''] = await many(tenant, 1);
    await dispatchTouch(sender, tenant.call(touchId), unhurried());
    const [attempt] = await tenant.sql<{ message_id: string }>(
      'SELECT message_id FROM attempts WHERE workspace_id = $1::uuid',
      [tenant.workspaceId],
    );
    await sender.work.run(tenant.workspaceId, (stores) =>
      applySignal(
        sender,
        stores,
        { accountId: tenant.accountId, channel: 'email' },
        { kind: 'complaint', messageId: attempt?.message_id ?? '', detail: '' },
        room.now,
      ),
    );
    expect(await statusOf(tenant)).toMatchObject({
      status: 'paused',
      status_detail: expect.stringContaining('marked its mails as unwanted'),
    });
    expect(await events(tenant, 'lead.')).toEqual(['lead.unsubscribed']);
  });
});
