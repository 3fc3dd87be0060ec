/** What does a wake-up find that comes when its moment is long over, as after an outage? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateLanes, type BusinessClock, claimTouch, dispatchTouch } from '#application';
import { type EngineRoom, MONDAY, openEngineRoom, unhurried, type Worker } from './support/engine-room.js';
import { attemptsOf, budgetUsed, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

let room: EngineRoom;
/** On a clock that runs: business time is what the test says, and passes as fast as real time. */
let worker: Worker;
const email = scriptedChannel();
const clock: BusinessClock = {
  now: async () => room.now,
  realDelayUntil: async (instant) => Math.max(0, instant.since(room.now).total('milliseconds')),
};
beforeAll(async () => {
  room = await openEngineRoom();
  worker = {
    ...(await room.worker({
      channels: { email, linkedin: scriptedChannel({}, 'linkedin') },
      random: () => 0,
    })),
    clock,
  };
});
afterEach(() => {
  room.now = MONDAY;
  email.left.length = 0;
});
afterAll(() => room.close());

const NIGHT = Temporal.Instant.from('2026-03-02T23:00:00Z');

describe('a wake-up that comes outside the account’s hours', () => {
  it('sends nothing; the touch goes out when the window opens', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    room.now = NIGHT;
    expect(await dispatchTouch(worker, tenant.call(touchId), unhurried())).toEqual({
      outcome: 'outside_window',
    });
    expect(email.left).toEqual([]);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'ready', reason: 'outside_window' });
    room.now = NIGHT.add({ minutes: 10 });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    room.now = Temporal.Instant.from('2026-03-03T08:00:00Z');
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    const { fence } = await touchNow(tenant, touchId);
    expect(await claimTouch(worker, tenant.call(touchId, fence))).toMatchObject({ claimed: true });
  });

  it('because the hours were changed after the slot was given, sends nothing either', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    await tenant.sql(
      `UPDATE accounts SET "window" = "window" || '{"holidays": ["2026-03-02"]}' WHERE workspace_id = $1::uuid`,
      [tenant.workspaceId],
    );
    expect(await claimTouch(worker, tenant.call(touchId))).toEqual({ claimed: false, why: 'outside_window' });
    expect(await attemptsOf(tenant, touchId)).toEqual([]);
    expect(await budgetUsed(tenant)).toBe(0);
  });

  it('still sends an answer to somebody who wrote', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    await tenant.sql(
      `UPDATE touches SET kind = 'email_reply', campaign_id = NULL, enrollment_id = NULL, step_id = NULL WHERE workspace_id = $1::uuid`,
      [tenant.workspaceId],
    );
    room.now = NIGHT;
    expect(await claimTouch(worker, tenant.call(touchId))).toMatchObject({ claimed: true });
  });
});

describe('wake-ups that come together after an outage', () => {
  it('do not leave together: each touch gets a new slot, a gap apart', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [90, 90] });
    const touchIds: string[] = [];
    for (const minutes of [0, 2, 4])
      touchIds.push(
        await tenant.touch(await tenant.enrolled(), { slotAt: MONDAY.add({ minutes }), fence: 1 }),
      );
    room.now = MONDAY.add({ hours: 1 });
    for (const touchId of touchIds)
      expect(await dispatchTouch(worker, tenant.call(touchId), unhurried())).toEqual({
        outcome: 'slot_missed',
      });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(3);
    const slots = await Promise.all(touchIds.map(async (id) => (await touchNow(tenant, id)).slot_at));
    expect(slots.map((slot) => slot?.toISOString()).sort()).toEqual([
      '2026-03-02T10:00:00.000Z',
      '2026-03-02T10:01:30.000Z',
      '2026-03-02T10:03:00.000Z',
    ]);
  });

  it('are used all the same when they are only a moment late', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    room.now = MONDAY.add({ seconds: 20 });
    expect(await dispatchTouch(worker, tenant.call(touchId), unhurried())).toEqual({ outcome: 'delivered' });
  });

  it('count as late by real time: under a clock that is scaled, dispatching takes business minutes', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    room.now = MONDAY.add({ hours: 2 });
    const scaled: BusinessClock = {
      now: async () => room.now,
      realDelayUntil: async (instant) => ((await clock.realDelayUntil(instant)) ?? 0) / 7_200,
    };
    expect(await claimTouch({ ...worker, clock: scaled }, tenant.call(touchId))).toMatchObject({
      claimed: true,
    });
  });
});
