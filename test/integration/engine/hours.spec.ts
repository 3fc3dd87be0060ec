/** Do the hours of everybody concerned hold, and does whoever changes them change what is queued? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { advanceEnrollments, allocateLanes, claimTouch } from '#application';
import type { SendingWindow } from '#domain';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EngineRoom, MONDAY, openEngineRoom, type Worker } from './support/engine-room.js';
import { touchNow } from './support/looking.js';
import { openOperations, type Operations } from './support/operations.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

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

const SUNDAY = Temporal.Instant.from('2026-03-01T12:00:00Z');
const paris = (from: string, to: string, weekdays = [1, 2, 3, 4, 5]): SendingWindow => ({
  zone: 'Europe/Paris',
  weekdays,
  ranges: [{ from, to }],
});

type Owner = 'workspaces' | 'identities' | 'campaigns';
const setHours = (tenant: Tenant, owner: Owner, window: SendingWindow) =>
  tenant.sql(
    `UPDATE ${owner} SET "window" = $2::jsonb WHERE ${owner === 'workspaces' ? 'id' : 'workspace_id'} = $1::uuid`,
    [tenant.workspaceId, JSON.stringify(window)],
  );

/** The touch that the sequence asks for now. */
async function planned(tenant: Tenant, timeZone: string | null = null): Promise<string> {
  const person = await tenant.person();
  await tenant.sql('UPDATE leads SET time_zone = $3 WHERE workspace_id = $1::uuid AND id = $2::uuid', [
    tenant.workspaceId,
    person.leadId,
    timeZone,
  ]);
  const { enrollmentId } = await tenant.enroll(person, room.now);
  expect(await advanceEnrollments(worker, tenant.workspaceId)).toBe(1);
  const [touch] = await tenant.sql<{ id: string }>(
    'SELECT id FROM touches WHERE workspace_id = $1::uuid AND enrollment_id = $2::uuid',
    [tenant.workspaceId, enrollmentId],
  );
  if (!touch) throw new Error('Nothing was planned.');
  return touch.id;
}

const dueAt = async (tenant: Tenant, touchId: string) => {
  const { state, reason, due_at } = await touchNow(tenant, touchId);
  return { state, reason, due: due_at.toISOString().slice(0, 16) };
};

describe('a touch that is planned', () => {
  it('is due when the hours of the workspace, the sender, the account and the campaign first meet', async () => {
    const tenant = await Tenant.open(room);
    await setHours(tenant, 'workspaces', paris('08:00', '20:00', [2, 3, 4]));
    await setHours(tenant, 'identities', paris('10:00', '17:00'));
    await setHours(tenant, 'campaigns', { ...paris('09:00', '12:00'), zone: 'Europe/London' });
    room.now = SUNDAY;
    const touchId = await planned(tenant);
    // Tuesday, 10:00 in London is 10:00 UTC; Paris is open since 09:00 UTC by its own ten o'clock.
    expect(await dueAt(tenant, touchId)).toEqual({
      state: 'ready',
      reason: 'outside_window',
      due: '2026-03-03T09:00',
    });
    room.now = Temporal.Instant.from('2026-03-03T08:59:00Z');
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    expect((await touchNow(tenant, touchId)).slot_at?.toISOString().slice(0, 16)).toBe('2026-03-03T09:00');
  });

  it("is due in the lead's own morning where the campaign keeps to it, and nobody else's where that is not known", async () => {
    const tenant = await Tenant.open(room);
    await tenant.neverClose();
    await setHours(tenant, 'campaigns', paris('09:00', '12:00'));
    await tenant.sql('UPDATE campaigns SET in_lead_zone = true WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
    ]);
    room.now = SUNDAY;
    const dues = [];
    for (const zone of ['Asia/Tokyo', 'America/New_York', null])
      dues.push((await dueAt(tenant, await planned(tenant, zone))).due);
    expect(dues).toEqual(['2026-03-02T00:00', '2026-03-02T14:00', '2026-03-02T08:00']);
  });
});

describe('a claim', () => {
  it.each<[string, Owner]>([
    ['the workspace', 'workspaces'],
    ['the sender', 'identities'],
    ['the campaign', 'campaigns'],
  ])('outside the hours of %s gives the touch back until all are open', async (_name, owner) => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    await setHours(tenant, owner, paris('16:00', '18:30'));
    expect(await claimTouch(worker, tenant.call(touchId))).toEqual({ claimed: false, why: 'outside_window' });
    expect(await dueAt(tenant, touchId)).toEqual({
      state: 'ready',
      reason: 'outside_window',
      due: '2026-03-02T15:00',
    });
  });

  it('that hours which never meet hold back says so', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    await setHours(tenant, 'campaigns', paris('19:00', '20:00'));
    expect(await claimTouch(worker, tenant.call(touchId))).toEqual({
      claimed: false,
      why: 'window_never_opens',
    });
  });
});

describe('hours that somebody changes', () => {
  const later = paris('15:00', '17:00');
  const changes: [string, (tenant: Tenant, window: SendingWindow) => Promise<unknown>][] = [
    [
      'the workspace',
      (tenant, window) => operations.act(tenant, 'workspace.update', { window: copy(window) }),
    ],
    [
      'the sender',
      (tenant, window) =>
        operations.act(tenant, 'identities.update', { identityId: tenant.identityId, window: copy(window) }),
    ],
    [
      'the account',
      (tenant, window) =>
        operations.act(tenant, 'accounts.update', { accountId: tenant.accountId, window: copy(window) }),
    ],
    [
      'the running campaign',
      (tenant, window) =>
        operations.act(tenant, 'campaigns.update', { campaignId: tenant.campaignId, window: copy(window) }),
    ],
  ];
  const copy = (window: SendingWindow) => ({
    zone: window.zone,
    weekdays: [...window.weekdays],
    ranges: window.ranges.map((range) => ({ ...range })),
  });

  it.each(changes)('of %s: what is queued follows at once, and back', async (_name, change) => {
    const tenant = await Tenant.open(room);
    const [waiting, reserved] = [
      await tenant.touch(await tenant.enrolled(), { state: 'ready' }),
      await tenant.touch(await tenant.enrolled()),
    ];
    await change(tenant, later);
    for (const touchId of [waiting, reserved])
      expect(await dueAt(tenant, touchId)).toEqual({
        state: 'ready',
        reason: 'outside_window',
        due: '2026-03-02T14:00',
      });
    expect(await claimTouch(worker, tenant.call(reserved))).toMatchObject({ claimed: false });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    await change(tenant, paris('09:00', '18:00'));
    for (const touchId of [waiting, reserved])
      expect(await dueAt(tenant, touchId)).toEqual({ state: 'ready', reason: null, due: '2026-03-02T09:00' });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBeGreaterThan(0);
  });

  it('leave alone what waits for something else until later', async () => {
    const tenant = await Tenant.open(room);
    const until = MONDAY.add({ hours: 7 });
    const touchId = await tenant.touch(await tenant.enrolled(), { state: 'ready', dueAt: until });
    await tenant.sql(`UPDATE touches SET reason = 'recipient_busy' WHERE workspace_id = $1::uuid`, [
      tenant.workspaceId,
    ]);
    await operations.act(tenant, 'workspace.update', { window: copy(paris('09:00', '18:00')) });
    expect(await dueAt(tenant, touchId)).toEqual({
      state: 'ready',
      reason: 'recipient_busy',
      due: '2026-03-02T16:00',
    });
  });

  it('wait for those who still plan by the old ones, so that nothing is planned past them', async () => {
    const tenant = await Tenant.open(room);
    let changed = false;
    const { change, touchId } = await worker.work.run(tenant.workspaceId, async ({ windows }) => {
      await windows.hold();
      const change = operations
        .act(tenant, 'identities.update', { identityId: tenant.identityId, window: copy(later) })
        .then(() => {
          changed = true;
        });
      await sleep(300);
      expect(changed).toBe(false);
      return { change, touchId: await tenant.touch(await tenant.enrolled(), { state: 'ready' }) };
    });
    await change;
    expect(await dueAt(tenant, touchId)).toMatchObject({ reason: 'outside_window', due: '2026-03-02T14:00' });
  });

  it('on the clock of the leads move each lead to its own morning', async () => {
    const tenant = await Tenant.open(room);
    await tenant.neverClose();
    const tokyo = await planned(tenant, 'Asia/Tokyo');
    const { campaignId } = tenant;
    await operations.act(tenant, 'campaigns.update', {
      campaignId,
      window: copy(paris('09:00', '12:00')),
      inLeadZone: true,
    });
    expect((await dueAt(tenant, tokyo)).due).toBe('2026-03-03T00:00');
    await operations.act(tenant, 'campaigns.update', { campaignId, inLeadZone: false });
    expect(await dueAt(tenant, tokyo)).toMatchObject({ reason: null, due: '2026-03-02T09:00' });
  });
});
