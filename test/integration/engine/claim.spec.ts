/** Does the last gate hold, on real rows and under real locks? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimTouch, dispatchTouch } from '#application';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EngineRoom, MONDAY, openEngineRoom, unhurried, type Worker } from './support/engine-room.js';
import { attemptsOf, budgetUsed, enrollmentNow, events, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { type Enrolled, Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { email: scriptedChannel() } });
});
afterAll(() => room.close());

type Spoil = (tenant: Tenant, who: Enrolled) => Promise<unknown>;
const inWorkspace =
  (statement: string): Spoil =>
  (tenant) =>
    tenant.sql(statement, [tenant.workspaceId]);
const suppress =
  (kind: string, value: (who: Enrolled) => string): Spoil =>
  (tenant, who) =>
    tenant.sql(
      `INSERT INTO suppressions (workspace_id, id, kind, value, reason, source, created_at)
       VALUES ($1::uuid, gen_random_uuid(), $2, $3, 'asked', 'test', $4::timestamptz)`,
      [tenant.workspaceId, kind, value(who), MONDAY.toString()],
    );
const minutesAgo = (minutes: number): string => Temporal.Now.instant().subtract({ minutes }).toString();

describe('a claim is refused, and the touch goes back to its lane,', () => {
  const deferred: [string, string, Spoil][] = [
    [
      'while its campaign is paused',
      'campaign_paused',
      inWorkspace(`UPDATE campaigns SET status = 'paused' WHERE workspace_id = $1::uuid`),
    ],
    [
      'while somebody holds the sequence of the person',
      'enrollment_paused',
      inWorkspace('UPDATE enrollments SET paused_at = created_at WHERE workspace_id = $1::uuid'),
    ],
    [
      'while the kill switch is on',
      'workspace_killed',
      inWorkspace('UPDATE workspaces SET kill_switch = true WHERE id = $1::uuid'),
    ],
    [
      'while its account is paused',
      'account_paused',
      inWorkspace(`UPDATE accounts SET status = 'paused' WHERE workspace_id = $1::uuid`),
    ],
    [
      'while its account needs attention',
      'account_needs_attention',
      inWorkspace(`UPDATE accounts SET status = 'needs_attention' WHERE workspace_id = $1::uuid`),
    ],
    [
      'when the inbox was read too long ago',
      'inbox_not_read',
      (tenant) =>
        tenant.sql('UPDATE accounts SET inbox_read_at = $2::timestamptz WHERE workspace_id = $1::uuid', [
          tenant.workspaceId,
          minutesAgo(16),
        ]),
    ],
    [
      'when the inbox was never read',
      'inbox_not_read',
      inWorkspace('UPDATE accounts SET inbox_read_at = NULL WHERE workspace_id = $1::uuid'),
    ],
    [
      'while something that the person wrote is not yet understood',
      'pending_inbound',
      (tenant, who) =>
        tenant.sql(
          `INSERT INTO inbound_signals (workspace_id, id, account_id, source, external_key, raw, sender_hint, received_at)
           VALUES ($1::uuid, gen_random_uuid(), $2::uuid, 'imap', 'k', 'raw', $3, $4::timestamptz)`,
          [tenant.workspaceId, tenant.accountId, who.email, MONDAY.toString()],
        ),
    ],
  ];
  it.each(deferred)('%s', async (_when, reason, spoil) => {
    const tenant = await Tenant.open(room);
    const who = await tenant.enrolled();
    const touchId = await tenant.touch(who);
    await spoil(tenant, who);
    expect(await claimTouch(worker, tenant.call(touchId))).toEqual({ claimed: false, why: reason });
    const touch = await touchNow(tenant, touchId);
    expect(touch).toMatchObject({ state: 'ready', reason, slot_at: null });
    // The wake-up that was refused must stay refused, whatever happens next.
    expect(touch.fence).toBeGreaterThan(1);
    expect(await attemptsOf(tenant, touchId)).toEqual([]);
    expect(await budgetUsed(tenant)).toBe(0);
  });
});

describe('a claim is refused for good', () => {
  const cancelled: [string, string, Spoil][] = [
    [
      'once the person answered',
      'replied',
      (tenant, who) =>
        tenant.sql(
          `UPDATE enrollments SET status = 'stopped', stop_reason = 'replied' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
          [tenant.workspaceId, who.enrollmentId],
        ),
    ],
    [
      'once the campaign is cancelled',
      'campaign_stopped',
      inWorkspace(`UPDATE campaigns SET status = 'stopped' WHERE workspace_id = $1::uuid`),
    ],
    ['when the address is suppressed', 'suppressed', suppress('email', (who) => who.email)],
    ['when the whole domain is suppressed', 'suppressed', suppress('domain', () => 'prospect.test')],
    [
      'when the person is suppressed on another channel',
      'suppressed',
      suppress('linkedin', (who) => who.memberId),
    ],
  ];
  it.each(cancelled)('%s', async (_when, reason, spoil) => {
    const tenant = await Tenant.open(room);
    const who = await tenant.enrolled();
    const touchId = await tenant.touch(who);
    await spoil(tenant, who);
    expect(await claimTouch(worker, tenant.call(touchId))).toEqual({ claimed: false, why: reason });
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'cancelled', reason });
    expect(await events(tenant, 'touch.')).toEqual(['touch.cancelled']);
    expect(await attemptsOf(tenant, touchId)).toEqual([]);
    expect(await budgetUsed(tenant)).toBe(0);
  });

  it('and a suppression that was found this way ends everything that is queued for the person', async () => {
    const tenant = await Tenant.open(room);
    const who = await tenant.enrolled();
    const [first, second] = [await tenant.touch(who), await tenant.touch(who, { stepId: 'again' })];
    await suppress('email', ({ email }) => email)(tenant, who);
    await claimTouch(worker, tenant.call(first));
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({ status: 'stopped' });
    expect(await touchNow(tenant, second)).toMatchObject({ state: 'cancelled', reason: 'suppressed' });
    expect(await events(tenant, 'touch.cancelled')).toHaveLength(2);
  });

  it('and a mailbox that bounced says nothing about the other channel', async () => {
    const tenant = await Tenant.open(room);
    const accountId = await tenant.account({ channel: 'linkedin' });
    const who = await tenant.enrolled();
    const touchId = await tenant.touch(who, { kind: 'linkedin_visit', accountId });
    await tenant.sql(
      `INSERT INTO suppressions (workspace_id, id, kind, value, reason, source, created_at)
       VALUES ($1::uuid, gen_random_uuid(), 'email', $2, 'hard bounce', 'dsn', $3::timestamptz)`,
      [tenant.workspaceId, who.email, MONDAY.toString()],
    );
    expect(await claimTouch(worker, tenant.call(touchId))).toMatchObject({ claimed: true });
  });
});

describe('a wake-up', () => {
  it('of an older reservation changes nothing', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled(), { fence: 3 });
    const before = await touchNow(tenant, touchId);
    for (const fence of [2, 4])
      expect(await claimTouch(worker, tenant.call(touchId, fence))).toMatchObject({ claimed: false });
    expect(await touchNow(tenant, touchId)).toEqual(before);
  });

  it('for a touch of another workspace finds nothing', async () => {
    const [here, there] = [await Tenant.open(room), await Tenant.open(room)];
    const touchId = await there.touch(await there.enrolled());
    expect(await claimTouch(worker, here.call(touchId))).toEqual({ claimed: false, why: 'no such touch' });
    expect(await touchNow(there, touchId)).toMatchObject({ state: 'reserved', fence: 1 });
  });

  it('is taken by one of two workers, and one mail leaves', async () => {
    const tenant = await Tenant.open(room);
    const email = scriptedChannel();
    const workers = await Promise.all([
      room.worker({ channels: { email } }),
      room.worker({ channels: { email } }),
    ]);
    const touchIds = await Promise.all(
      Array.from({ length: 5 }, async () => tenant.touch(await tenant.enrolled())),
    );
    for (const touchId of touchIds) {
      const results = await Promise.all(
        workers.map((each) => dispatchTouch(each, tenant.call(touchId), unhurried())),
      );
      expect(results.map(({ outcome }) => outcome).sort()).toEqual([
        'another wake-up was faster',
        'delivered',
      ]);
      expect(await attemptsOf(tenant, touchId)).toEqual(['sent']);
    }
    expect(email.left.map(({ touchId }) => touchId).sort()).toEqual([...touchIds].sort());
  });

  it('of a worker that lost its lock sends nothing and claims nothing', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    const lost = await room.worker({ channels: { email: scriptedChannel() } });
    await lost.lock.release();
    await expect(dispatchTouch(lost, tenant.call(touchId), unhurried())).rejects.toThrow(/lock/);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'reserved', fence: 1 });
  });

  it('that comes while its worker stops claims nothing, and is left for the next', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    const stopped = AbortSignal.abort();
    expect(await dispatchTouch(worker, tenant.call(touchId), stopped)).toEqual({ outcome: 'stopping' });
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'reserved', fence: 1 });
    expect(await attemptsOf(tenant, touchId)).toEqual([]);
  });

  it('that comes to its body after the deadline sends nothing', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    const email = scriptedChannel();
    const slow: typeof email = {
      ...email,
      send: async (...args) => {
        await sleep(100);
        return email.send(...args);
      },
    };
    const late = await room.worker({ channels: { email: slow }, settings: { sendDeadlineMs: 50 } });
    expect(await dispatchTouch(late, tenant.call(touchId), unhurried())).toEqual({ outcome: 'unknown' });
    expect(email.left).toEqual([]);
  });

  it('that finds a suppression finds it for all who ask at once, and locks none of them out', async () => {
    const tenant = await Tenant.open(room);
    const who = await tenant.enrolled();
    const touchId = await tenant.touch(who);
    await suppress('email', ({ email }) => email)(tenant, who);
    const claims = await Promise.all([1, 2, 3, 4, 5, 6].map(() => claimTouch(worker, tenant.call(touchId))));
    expect(claims.filter((claim) => !claim.claimed && claim.why === 'suppressed')).toHaveLength(1);
    expect(await events(tenant)).toEqual(['enrollment.stopped', 'touch.cancelled']);
  });
});

describe('the budget of a day', () => {
  async function manyTouches(tenant: Tenant, count: number): Promise<string[]> {
    return Promise.all(Array.from({ length: count }, async () => tenant.touch(await tenant.enrolled())));
  }

  it('is never passed by sixteen claims at once', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 5 } });
    const touchIds = await manyTouches(tenant, 16);
    const claims = await Promise.all(touchIds.map((touchId) => claimTouch(worker, tenant.call(touchId))));
    expect(claims.filter(({ claimed }) => claimed)).toHaveLength(5);
    expect(claims.filter((claim) => !claim.claimed).map((claim) => !claim.claimed && claim.why)).toEqual(
      Array(11).fill('budget_spent'),
    );
    expect(await budgetUsed(tenant)).toBe(5);
  });

  it('is given back when the other side refuses or asks to come later, and kept when it took the mail', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 5 } });
    const email = scriptedChannel();
    const sender = await room.worker({ channels: { email } });
    const [refused, deferred, delivered] = await manyTouches(tenant, 3);
    email.script = { send: () => ({ kind: 'refused', code: 'content_refused', detail: '' }) };
    await dispatchTouch(sender, tenant.call(refused ?? ''), unhurried());
    expect(await budgetUsed(tenant)).toBe(0);
    email.script = { send: () => ({ kind: 'deferred', code: 'recipient_busy', detail: '' }) };
    await dispatchTouch(sender, tenant.call(deferred ?? ''), unhurried());
    expect(await budgetUsed(tenant)).toBe(0);
    email.script = {};
    await dispatchTouch(sender, tenant.call(delivered ?? ''), unhurried());
    expect(await budgetUsed(tenant)).toBe(1);
  });

  it('of nought lets nothing out', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 0 } });
    const touchId = await tenant.touch(await tenant.enrolled());
    expect(await claimTouch(worker, tenant.call(touchId))).toMatchObject({ why: 'budget_spent' });
  });

  it('is counted by the calendar of the account', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 1 } });
    await tenant.neverClose();
    const [before, after, third] = await manyTouches(tenant, 3);
    try {
      room.now = Temporal.Instant.from('2026-03-02T22:30:00Z');
      expect(await claimTouch(worker, tenant.call(before ?? ''))).toMatchObject({ claimed: true });
      // 00:30 in Paris: another day there, the same one in UTC.
      room.now = Temporal.Instant.from('2026-03-02T23:30:00Z');
      expect(await claimTouch(worker, tenant.call(after ?? ''))).toMatchObject({ claimed: true });
      expect(await claimTouch(worker, tenant.call(third ?? ''))).toMatchObject({ why: 'budget_spent' });
    } finally {
      room.now = MONDAY;
    }
  });
});
