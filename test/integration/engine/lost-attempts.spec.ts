/** What becomes of an attempt that its own worker, alive and well, could not finish properly? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { claimTouch, dispatchTouch, type EngineUnitOfWork, recoverAttempts } from '#application';
import { type EngineRoom, MONDAY, openEngineRoom, unhurried } from './support/engine-room.js';
import { attemptsOf, budgetUsed, enrollmentNow, events, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

let room: EngineRoom;
beforeAll(async () => {
  room = await openEngineRoom();
});
afterEach(() => {
  room.now = MONDAY;
});
afterAll(() => room.close());

const LEASE_OVER = { settings: { leaseMs: -1 } } as const;

/** Fails the transactions whose numbers are named, the first being 1. */
function failing(work: EngineUnitOfWork, ...numbers: number[]): EngineUnitOfWork {
  let count = 0;
  return {
    ...work,
    run: (workspaceId, inside) => {
      count += 1;
      if (numbers.includes(count)) return Promise.reject(new Error('deadlock detected'));
      return work.run(workspaceId, inside);
    },
  };
}

describe('an outcome that the database would not take at first', () => {
  it('is written down a moment later, and nothing is sent again', async () => {
    const email = scriptedChannel();
    const worker = await room.worker({ channels: { email } });
    const told: string[] = [];
    const tenant = await Tenant.open(room);
    const who = await tenant.enrolled();
    const touchId = await tenant.touch(who);
    // The first transaction is the claim, the second the record.
    const unlucky = {
      ...worker,
      work: failing(worker.work, 2, 3),
      report: (_error: unknown, { what }: { what: string }) => void told.push(what),
    };
    expect(await dispatchTouch(unlucky, tenant.call(touchId), unhurried())).toEqual({ outcome: 'delivered' });
    expect(email.left).toHaveLength(1);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'sent' });
    expect(await events(tenant, 'touch.')).toEqual(['touch.sent']);
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({ due_at: expect.any(Date) });
    expect(told).toHaveLength(2);
  });
});

describe('an attempt of this very worker', () => {
  it('that it knows nothing of any more is recovered, though its lock is held', async () => {
    const worker = await room.worker(LEASE_OVER);
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    // Committed, but the worker never heard of it: the connection broke at that moment.
    await claimTouch(worker, tenant.call(touchId));
    expect(await recoverAttempts(worker, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'unknown' });
  });

  it('that it is sending is nobody’s business, however long that takes', async () => {
    const email = scriptedChannel();
    const worker = await room.worker({ ...LEASE_OVER, channels: { email } });
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    let recovered = -1;
    email.script = {
      send: async () => {
        recovered = await recoverAttempts(worker, tenant.workspaceId);
        return { kind: 'delivered', externalId: 'x' };
      },
    };
    await dispatchTouch(worker, tenant.call(touchId), unhurried());
    expect(recovered).toBe(0);
    expect(await attemptsOf(tenant, touchId)).toEqual(['sent']);
  });
});

describe('an account whose credentials cannot be opened', () => {
  it('waits for a person; nothing of it is unknown, and its touch keeps its turn', async () => {
    const email = scriptedChannel();
    const worker = await room.worker({ channels: { email } });
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    await tenant.sql(`UPDATE accounts SET sealed_credentials = '\\x00' WHERE workspace_id = $1::uuid`, [
      tenant.workspaceId,
    ]);
    expect(await dispatchTouch(worker, tenant.call(touchId), unhurried())).toEqual({ outcome: 'deferred' });
    expect(email.left).toEqual([]);
    expect(await touchNow(tenant, touchId)).toMatchObject({
      state: 'ready',
      reason: 'account_needs_attention',
    });
    expect(await attemptsOf(tenant, touchId)).toEqual(['deferred']);
    expect(await budgetUsed(tenant)).toBe(0);
    const [account] = await tenant.sql('SELECT status FROM accounts WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
    ]);
    expect(account).toEqual({ status: 'needs_attention' });
  });

  it('is said to need attention once, however many touches find out', async () => {
    const linkedin = scriptedChannel(
      { send: () => ({ kind: 'deferred', code: 'account_needs_attention', detail: 'log in again' }) },
      'linkedin',
    );
    const worker = await room.worker({ channels: { linkedin } });
    const tenant = await Tenant.open(room);
    const accountId = await tenant.account({ channel: 'linkedin' });
    const visits = await Promise.all(
      [1, 2, 3].map(async () => tenant.touch(await tenant.enrolled(), { kind: 'linkedin_visit', accountId })),
    );
    await Promise.all(visits.map((id) => dispatchTouch(worker, tenant.call(id), unhurried())));
    expect(await events(tenant, 'account.')).toEqual(['account.status_changed']);
  });
});

describe('what a server answers', () => {
  it('is written down even when Postgres could not keep it as it came', async () => {
    const email = scriptedChannel({
      send: () => ({ kind: 'refused', code: 'rejected', detail: '550 no\u0000\ud800' }),
    });
    const worker = await room.worker({ channels: { email } });
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    await dispatchTouch(worker, tenant.call(touchId), unhurried());
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'failed', reason: 'rejected' });
  });
});
