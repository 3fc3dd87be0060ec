/** What becomes of a send whose worker is gone, or only seems to be? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  claimTouch,
  dispatchTouch,
  letGo,
  reconcileUnknown,
  recordOutcome,
  recoverAttempts,
} from '#application';
import { type EngineRoom, MONDAY, openEngineRoom, unhurried, type Worker } from './support/engine-room.js';
import { attemptsOf, events, touchNow } from './support/looking.js';
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

const LEASE_OVER = { settings: { leaseMs: -1, sendDeadlineMs: -1 } } as const;

/** A touch that `worker` claimed, and said nothing more about. */
async function claimedBy(worker: Worker) {
  const tenant = await Tenant.open(room);
  const touchId = await tenant.touch(await tenant.enrolled());
  const claim = await claimTouch(worker, tenant.call(touchId));
  if (!claim.claimed) throw new Error(claim.why);
  return { tenant, touchId, order: claim.order };
}

describe('an attempt of a worker that vanished', () => {
  it('is unknown once its lease is over and its lock is free', async () => {
    const [dead, alive] = [await room.worker(LEASE_OVER), await room.worker()];
    const { tenant, touchId } = await claimedBy(dead);
    await dead.lock.release();
    expect(await recoverAttempts(alive, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'unknown', reason: 'awaiting_evidence' });
    expect(await attemptsOf(tenant, touchId)).toEqual(['unknown']);
    expect(await events(tenant, 'touch.')).toEqual(['touch.unknown']);
    expect(await recoverAttempts(alive, tenant.workspaceId)).toBe(0);
  });

  it('is nobody’s business while the lock is held, however long ago the lease ended', async () => {
    const [frozen, alive] = [await room.worker(LEASE_OVER), await room.worker()];
    const { tenant, touchId } = await claimedBy(frozen);
    expect(await recoverAttempts(alive, tenant.workspaceId)).toBe(0);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'sending' });
  });

  it('is nobody’s business before its lease is over, even when the lock is free', async () => {
    const [dead, alive] = [await room.worker(), await room.worker()];
    const { tenant, touchId } = await claimedBy(dead);
    await dead.lock.release();
    expect(await recoverAttempts(alive, tenant.workspaceId)).toBe(0);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'sending' });
  });

  it('is left to its evidence at once when its worker stopped and let go of it', async () => {
    const [stopping, alive] = [await room.worker(), await room.worker()];
    const { tenant, touchId, order } = await claimedBy(stopping);
    stopping.underWay.add(order.attemptId);
    await expect(letGo(stopping)).rejects.toThrow('may still send');
    await stopping.lock.release();
    expect(await letGo(stopping)).toBe(1);
    expect(await recoverAttempts(alive, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'unknown', reason: 'awaiting_evidence' });
  });

  it('is recovered once, by however many workers', async () => {
    const dead = await room.worker(LEASE_OVER);
    const scenes = await Promise.all([1, 2, 3].map(() => claimedBy(dead)));
    await dead.lock.release();
    const workers = await Promise.all([1, 2, 3].map(() => room.worker()));
    for (const { tenant, touchId } of scenes) {
      await Promise.all(workers.map((each) => recoverAttempts(each, tenant.workspaceId)));
      // Of workers that ask at once, one may be told that another is asking: then the next round finds it.
      await recoverAttempts(workers[0]!, tenant.workspaceId);
      expect(await attemptsOf(tenant, touchId)).toEqual(['unknown']);
      expect(await events(tenant, 'touch.unknown')).toHaveLength(1);
    }
  });
});

describe('a worker that was frozen in the middle of a send, and lost its lock meanwhile,', () => {
  it('sends nothing more when it thaws before the body', async () => {
    const email = scriptedChannel();
    let thaw = (): void => undefined;
    const frozen = new Promise<void>((resolve) => (thaw = resolve));
    const send = email.send.bind(email);
    const sleeper = await room.worker({
      channels: {
        email: {
          ...email,
          send: async (...args) => {
            await frozen;
            return send(...args);
          },
        },
      },
      settings: { leaseMs: -1 },
    });
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    const sending = dispatchTouch(sleeper, tenant.call(touchId), unhurried());
    while ((await touchNow(tenant, touchId)).state !== 'sending');
    await sleeper.lock.release();
    thaw();
    await sending;
    expect(email.left).toEqual([]);
  });

  it('cannot make a second mail of it: what it reports late is the outcome, and no other attempt begins', async () => {
    const [frozen, alive] = [await room.worker(LEASE_OVER), await room.worker()];
    const { tenant, touchId, order } = await claimedBy(frozen);
    await frozen.lock.release();
    await recoverAttempts(alive, tenant.workspaceId);
    await recordOutcome(frozen, tenant.workspaceId, order, { kind: 'delivered', externalId: 'late' });
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'sent' });
    expect(await attemptsOf(tenant, touchId)).toEqual(['sent']);
    expect(await events(tenant, 'touch.')).toEqual(['touch.unknown', 'touch.sent']);
  });

  it('changes nothing when the evidence has already decided', async () => {
    const email = scriptedChannel({ evidence: () => ({ found: 'nothing', detail: 'the folder is empty' }) });
    const [frozen, alive] = [await room.worker(LEASE_OVER), await room.worker({ channels: { email } })];
    const { tenant, touchId, order } = await claimedBy(frozen);
    await frozen.lock.release();
    await recoverAttempts(alive, tenant.workspaceId);
    await tenant.sql(
      `UPDATE attempts SET started_at = started_at - interval '1 hour' WHERE workspace_id = $1::uuid`,
      [tenant.workspaceId],
    );
    await reconcileUnknown(alive, tenant.workspaceId);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'ready' });
    await recordOutcome(frozen, tenant.workspaceId, order, {
      kind: 'deferred',
      code: 'recipient_busy',
      detail: '',
    });
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'ready', reason: null, deferrals: 0 });
    expect(await attemptsOf(tenant, touchId)).toEqual(['disproved']);
    expect(await events(tenant, 'touch.')).toEqual(['touch.unknown']);
  });
});

describe('the ledger', () => {
  it('holds no second attempt of a touch that may have gone out, whoever asks', async () => {
    const worker = await room.worker();
    const { tenant, touchId } = await claimedBy(worker);
    // As a defect elsewhere would: the touch looks free although its attempt is not settled.
    await tenant.sql(
      `UPDATE touches SET state = 'reserved' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [tenant.workspaceId, touchId],
    );
    const { fence } = await touchNow(tenant, touchId);
    await expect(claimTouch(worker, tenant.call(touchId, fence))).rejects.toThrow(/attempts_one_effect/);
    expect(await attemptsOf(tenant, touchId)).toEqual(['sending']);
  });

  it('holds the words that left, as they were when they left', async () => {
    const worker = await room.worker();
    const { tenant, order } = await claimedBy(worker);
    await tenant.sql(`UPDATE touches SET text = 'Something else.' WHERE workspace_id = $1::uuid`, [
      tenant.workspaceId,
    ]);
    const again = await worker.work.run(tenant.workspaceId, ({ attempts }) =>
      attempts.order(order.attemptId),
    );
    expect(again).toMatchObject({ text: 'Hello there.', subject: 'Hello', messageId: order.messageId });
  });
});
