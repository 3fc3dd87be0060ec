/** Do the lanes let out what they should, when they should, at a cost that does not follow the backlog? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  allocateLanes,
  claimTouch,
  type DispatchCall,
  type DispatchQueue,
  dispatchTouch,
  enqueueDispatch,
} from '#application';
import { PRIORITY } from '#domain';
import { type EngineRoom, MONDAY, openEngineRoom, unhurried, type Worker } from './support/engine-room.js';
import { budgetUsed, enrollmentNow, events, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

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

const readyTouches = (tenant: Tenant, count: number) =>
  Promise.all(
    Array.from({ length: count }, async () =>
      tenant.touch(await tenant.enrolled(), { state: 'ready', fence: 0 }),
    ),
  );
const slots = async (tenant: Tenant): Promise<string[]> => {
  const rows = await tenant.sql<{ slot_at: Date }>(
    `SELECT slot_at FROM touches WHERE workspace_id = $1::uuid AND state = 'reserved' ORDER BY slot_at`,
    [tenant.workspaceId],
  );
  return rows.map((row) => row.slot_at.toISOString());
};
const pause = (tenant: Tenant) =>
  room.database.unitOfWork.act(tenant.workspaceId, async ({ campaigns }) => {
    await tenant.sql(`UPDATE campaigns SET status = 'paused' WHERE workspace_id = $1::uuid`, [
      tenant.workspaceId,
    ]);
    await campaigns.closeTouches(tenant.campaignId);
  });
const resume = (tenant: Tenant) =>
  room.database.unitOfWork.act(tenant.workspaceId, async ({ campaigns }) => {
    await tenant.sql(`UPDATE campaigns SET status = 'running' WHERE workspace_id = $1::uuid`, [
      tenant.workspaceId,
    ]);
    await campaigns.openTouches(tenant.campaignId, room.now);
  });

describe('a round of allocation', () => {
  it('gives each touch a slot after the account’s gap, within the horizon', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [100, 100] });
    await readyTouches(tenant, 10);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(4);
    expect(await slots(tenant)).toEqual([
      '2026-03-02T09:00:00.000Z',
      '2026-03-02T09:01:40.000Z',
      '2026-03-02T09:03:20.000Z',
      '2026-03-02T09:05:00.000Z',
    ]);
    // Reserved, not consumed: only a claim takes from the budget.
    expect(await budgetUsed(tenant)).toBe(0);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
  });

  it('counts what is reserved as well as what is sent against the day', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [1, 1], caps: { email: 5 } });
    const touchIds = await readyTouches(tenant, 10);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(5);
    const reserved = await Promise.all(touchIds.map((id) => touchNow(tenant, id)));
    const first = touchIds[reserved.findIndex(({ state }) => state === 'reserved')] ?? '';
    await dispatchTouch(worker, tenant.call(first), unhurried());
    room.now = MONDAY.add({ minutes: 10 });
    // As a touch that enters the lane would have it looked at.
    await tenant.sql('UPDATE lanes SET look_at = $2::timestamptz WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
      room.now.toString(),
    ]);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    const [lane] = await tenant.sql('SELECT reason FROM lanes WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
    ]);
    expect(lane).toEqual({ reason: 'budget_spent' });
  });

  it('gives nothing at night, and says until when', async () => {
    const tenant = await Tenant.open(room);
    await readyTouches(tenant, 1);
    room.now = Temporal.Instant.from('2026-03-02T20:00:00Z');
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    const [lane] = await tenant.sql('SELECT reason, look_at FROM lanes WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
    ]);
    expect(lane).toEqual({ reason: 'outside_window', look_at: new Date('2026-03-03T08:00:00Z') });
  });

  it('by several workers at once gives no touch two slots, and no slot two touches', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [10, 10] });
    await readyTouches(tenant, 20);
    const workers = await Promise.all([1, 2, 3, 4].map(() => room.worker({ random: () => 0 })));
    await Promise.all(workers.map((each) => allocateLanes(each, tenant.workspaceId)));
    const taken = await slots(tenant);
    expect(taken).toHaveLength(20);
    expect(new Set(taken).size).toBe(20);
  });
});

describe('a lane that several campaigns share', () => {
  const shares = async (tenant: Tenant, campaignId: string): Promise<number> => {
    const [row] = await tenant.sql<{ got: number }>(
      `SELECT count(*)::int AS got FROM touches WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND state = 'reserved'`,
      [tenant.workspaceId, campaignId],
    );
    return row?.got ?? 0;
  };

  it('gives the campaigns that wait in it slots by their weight, over rounds of one slot each', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [400, 400] });
    const other = await tenant.campaign({ weight: 3 });
    await readyTouches(tenant, 6);
    for (let count = 0; count < 9; count += 1)
      await tenant.touch(await tenant.enrolled(other), { state: 'ready', campaignId: other });
    for (let minutes = 0; minutes < 54; minutes += 7) {
      room.now = MONDAY.add({ minutes });
      expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    }
    expect([await shares(tenant, tenant.campaignId), await shares(tenant, other)]).toEqual([2, 6]);
  });

  it('sends a follow-up of any campaign before first contacts, and first contacts when none is left', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [100, 100] });
    const other = await tenant.campaign({ weight: 1 });
    await readyTouches(tenant, 3);
    const followUp = await tenant.touch(await tenant.enrolled(other), {
      state: 'ready',
      campaignId: other,
      priority: PRIORITY.followUp,
    });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(4);
    expect(await touchNow(tenant, followUp)).toMatchObject({ slot_at: new Date('2026-03-02T09:00:00Z') });
  });

  it('passes by whom somebody holds, and whom nobody may write to before another day', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [10, 10] });
    const [held, far, free] = await readyTouches(tenant, 3);
    await tenant.sql('UPDATE touches SET open = false WHERE workspace_id = $1::uuid AND id = $2::uuid', [
      tenant.workspaceId,
      held ?? '',
    ]);
    await tenant.sql(
      'UPDATE touches SET due_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid',
      [tenant.workspaceId, far ?? '', MONDAY.add({ hours: 24 }).toString()],
    );
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, free ?? '')).toMatchObject({ state: 'reserved' });
    const [lane] = await tenant.sql('SELECT look_at FROM lanes WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
    ]);
    expect(lane).toEqual({ look_at: new Date('2026-03-03T09:00:00Z') });
  });

  it('gives no slot to whom somebody held while it was looking', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [10, 10] });
    const [held, free] = await readyTouches(tenant, 2);
    const slow: Worker = {
      ...worker,
      work: {
        ...worker.work,
        run: (workspaceId, work) =>
          worker.work.run(workspaceId, (stores) =>
            work({
              ...stores,
              lanes: {
                ...stores.lanes,
                save: async (updates) => {
                  await tenant.sql(
                    'UPDATE touches SET open = false WHERE workspace_id = $1::uuid AND id = $2::uuid',
                    [tenant.workspaceId, held ?? ''],
                  );
                  return stores.lanes.save(updates);
                },
              },
            }),
          ),
      },
    };
    expect(await allocateLanes(slow, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, held ?? '')).toMatchObject({ state: 'ready' });
    expect(await touchNow(tenant, free ?? '')).toMatchObject({ state: 'reserved' });
  });
});

describe('a pause', () => {
  it('is passed by with all that waits for it at once, and the wake-ups of reserved touches are worth nothing', async () => {
    const tenant = await Tenant.open(room);
    const reserved = await tenant.touch(await tenant.enrolled());
    const [waiting] = await readyTouches(tenant, 1);
    await pause(tenant);
    for (const id of [reserved, waiting ?? ''])
      expect(await touchNow(tenant, id)).toMatchObject({ state: 'ready', slot_at: null });
    expect(await claimTouch(worker, tenant.call(reserved, 1))).toMatchObject({ claimed: false });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
  });

  it('is over for all of them when the campaign goes on', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [10, 10] });
    await readyTouches(tenant, 3);
    await pause(tenant);
    await allocateLanes(worker, tenant.workspaceId);
    room.now = MONDAY.add({ hours: 1 });
    await resume(tenant);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(3);
  });

  it('holds a touch that comes back to its lane meanwhile', async () => {
    const tenant = await Tenant.open(room);
    const email = scriptedChannel({
      send: async () => {
        await pause(tenant);
        return { kind: 'deferred', code: 'recipient_busy', detail: '' };
      },
    });
    const sender = await room.worker({ channels: { email } });
    const touchId = await tenant.touch(await tenant.enrolled());
    await dispatchTouch(sender, tenant.call(touchId), unhurried());
    room.now = MONDAY.add({ hours: 4 });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    await resume(tenant);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'reserved' });
  });
});

describe('a wake-up', () => {
  const enqueue = async (tenant: Tenant, by: Worker, since?: Temporal.Instant) => {
    const calls: DispatchCall[] = [];
    const queue: DispatchQueue = {
      enqueue: async (_workspaceId, more) => void calls.push(...more),
      ...(since && { remembersSince: async () => since }),
    };
    await enqueueDispatch(by, queue, tenant.workspaceId);
    return calls;
  };

  it('is queued once for a reservation', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    expect(await enqueue(tenant, worker)).toMatchObject([{ touchId, fence: 1 }]);
    expect(await enqueue(tenant, worker)).toEqual([]);
  });

  it('that was lost is queued again under a new fence, and the old one is refused', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    const hasty = await room.worker({
      channels: { email: scriptedChannel() },
      settings: { lostWakeupMs: -1_000 },
    });
    expect(await enqueue(tenant, hasty)).toMatchObject([{ touchId, fence: 1 }]);
    expect(await enqueue(tenant, hasty)).toMatchObject([{ touchId, fence: 2 }]);
    expect(await claimTouch(hasty, tenant.call(touchId, 1))).toMatchObject({ claimed: false });
    expect(await claimTouch(hasty, tenant.call(touchId, 2))).toMatchObject({ claimed: true });
  });

  it('that an emptied queue forgot is queued again within seconds, once', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    expect(await enqueue(tenant, worker)).toHaveLength(1);
    const queuedAgo = (seconds: number) =>
      tenant.sql(
        `UPDATE touches SET enqueued_at = clock_timestamp() - make_interval(secs => $3::int) WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [tenant.workspaceId, touchId, seconds],
      );
    await queuedAgo(12);
    const emptied = Temporal.Now.instant().subtract({ seconds: 10 });
    expect(await enqueue(tenant, worker, emptied)).toMatchObject([{ touchId, fence: 2 }]);
    expect(await enqueue(tenant, worker, emptied)).toEqual([]);
    // Nobody knows yet whether the clocks agree.
    await queuedAgo(2);
    expect(await enqueue(tenant, worker, Temporal.Now.instant())).toEqual([]);
  });

  it('is not queued before its slot, when nobody can tell how long that is', async () => {
    const tenant = await Tenant.open(room);
    await tenant.touch(await tenant.enrolled(), { slotAt: MONDAY.add({ seconds: 30 }) });
    expect(await enqueue(tenant, worker)).toEqual([]);
  });
});

describe('a stop', () => {
  it('cancels what is queued for the person at once, in every campaign, and nothing of anybody else', async () => {
    const tenant = await Tenant.open(room);
    const [who, other] = [await tenant.enrolled(), await tenant.enrolled()];
    const mine = [await tenant.touch(who), await tenant.touch(who, { stepId: 'again', state: 'ready' })];
    const theirs = await tenant.touch(other);
    await worker.work.run(tenant.workspaceId, ({ stops }) => stops.stopLead(who.leadId, 'replied', room.now));
    for (const id of mine)
      expect(await touchNow(tenant, id)).toMatchObject({
        state: 'cancelled',
        reason: 'replied',
        slot_at: null,
      });
    expect(await touchNow(tenant, theirs)).toMatchObject({ state: 'reserved' });
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({
      status: 'stopped',
      stop_reason: 'replied',
      due_at: null,
    });
    expect(await events(tenant)).toEqual(['enrollment.stopped', 'touch.cancelled', 'touch.cancelled']);
    expect(await claimTouch(worker, tenant.call(mine[0] ?? ''))).toMatchObject({ claimed: false });
    await worker.work.run(tenant.workspaceId, ({ stops }) => stops.stopLead(who.leadId, 'replied', room.now));
    expect(await events(tenant)).toHaveLength(3);
  });
});
