/** "Why is nothing sending?": is everybody told of, under the reason that really holds them? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateLanes, claimTouch, createReadHandlers, type ReadContext } from '#application';
import type { WaitingReason } from '#domain';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  type Worker,
} from '../engine/support/engine-room.js';
import { touchNow } from '../engine/support/looking.js';
import { scriptedChannel } from '../engine/support/scripted-channel.js';
import { Tenant } from '../engine/support/tenant.js';

let room: EngineRoom;
let worker: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { email: scriptedChannel() }, random: () => 0 });
});
afterEach(() => {
  room.now = MONDAY;
});
afterAll(() => room.close());

const handlers = createReadHandlers();
const asked = <T>(tenant: Tenant, ask: (context: ReadContext) => Promise<T>): Promise<T> => {
  const caller = { workspaceId: tenant.workspaceId, apiKeyId: newId(), scopes: [], kind: 'service' } as const;
  return room.database.unitOfWork.read(tenant.workspaceId, (stores) =>
    ask({ caller, now: room.now, stores }),
  );
};
const whyCampaign = (tenant: Tenant) =>
  asked(tenant, (context) => handlers['campaigns.why'](context, { campaignId: tenant.campaignId }));
const whyAccount = (tenant: Tenant) =>
  asked(tenant, (context) => handlers['accounts.why'](context, { accountId: tenant.accountId }));
type Told = Pick<Awaited<ReturnType<typeof whyAccount>>, 'reasons'>;

const counts = ({ reasons }: Told) => reasons.map(({ reason, count }) => [reason, count]);
const untilOf = ({ reasons }: Told, reason: WaitingReason) =>
  reasons.find((ranked) => ranked.reason === reason)?.until?.toString();

const ready = (tenant: Tenant, count: number, dueAt = MONDAY) =>
  Promise.all(
    Array.from({ length: count }, async () =>
      tenant.touch(await tenant.enrolled(), { state: 'ready', fence: 0, dueAt }),
    ),
  );
const set = (tenant: Tenant, what: string, values: readonly string[] = []) =>
  tenant.sql(`UPDATE ${what} WHERE workspace_id = $1::uuid`, [tenant.workspaceId, ...values]);

describe('why is nothing sending', () => {
  it('everybody who is active counts under exactly one reason, most people first', async () => {
    const tenant = await Tenant.open(room);
    room.now = MONDAY.subtract({ hours: 60 }); // Friday night
    await ready(tenant, 4);
    for (const state of ['held', 'unknown', 'sending'])
      await tenant.touch(await tenant.enrolled(), { state });
    const [held] = await ready(tenant, 1);
    await tenant.sql(
      `UPDATE enrollments SET paused_at = $2::timestamptz WHERE workspace_id = $1::uuid AND id = (
         SELECT enrollment_id FROM touches WHERE workspace_id = $1::uuid AND id = $3::uuid)`,
      [tenant.workspaceId, MONDAY.toString(), held ?? ''],
    );
    await tenant.enroll(await tenant.person(), MONDAY.add({ hours: 48 }));
    await tenant.enroll(await tenant.person(), MONDAY.add({ hours: 72 }));
    await set(tenant, `touches SET due_at = '2026-02-27T00:00:00Z'`);
    await set(tenant, `lanes SET next_slot_at = '2026-02-27T00:00:00Z'`);

    const told = await whyCampaign(tenant);
    expect(counts(told)).toEqual([
      ['outside_window', 4],
      ['waiting_at_step', 2],
      ['awaiting_decision', 1],
      ['awaiting_evidence', 1],
      ['being_sent', 1],
      ['enrollment_paused', 1],
    ]);
    expect(told).toMatchObject({ waiting: 10, people: { active: 10, finished: 0, stopped: 0 } });
    expect(untilOf(told, 'outside_window')).toBe('2026-03-02T08:00:00Z');
    expect(untilOf(told, 'waiting_at_step')).toBe('2026-03-04T09:00:00Z');
    expect(told.nextAt?.toString()).toBe('2026-03-02T08:00:00Z');
    expect(told.headline).toMatch(/^4: The hours .* Until 2026-03-02T08:00:00Z\. 2: /);
    expect(told.reasons[2]?.remedy).toMatch(/resolve/);
  });

  it('says what allocation then does, until the very instant', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [60, 60], caps: { email: 2 } });
    const [first = '', second = '', third = ''] = await ready(tenant, 3);
    const before = await whyAccount(tenant);
    expect(counts(before)).toEqual([['gap', 3]]);
    expect(untilOf(before, 'gap')).toBe(MONDAY.toString());

    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(2);
    const after = await whyAccount(tenant);
    expect(counts(after)).toEqual([
      ['has_slot', 2],
      ['budget_spent', 1],
    ]);
    const opens = untilOf(after, 'budget_spent');
    expect(opens).toBe('2026-03-03T08:00:00Z');

    // The reserved ones go, and the next day the third goes when it was told.
    for (const id of [first, second, third]) {
      const { state, fence } = await touchNow(tenant, id);
      if (state === 'reserved') await claimTouch(worker, tenant.call(id, fence));
    }
    room.now = Temporal.Instant.from(opens ?? '');
    await set(tenant, 'lanes SET look_at = $2::timestamptz', [room.now.toString()]);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    const waited = (await Promise.all([first, second, third].map((id) => touchNow(tenant, id)))).filter(
      ({ state }) => state === 'reserved',
    );
    expect(waited).toHaveLength(1);
  });

  it.each<[string, string, WaitingReason, RegExp]>([
    [
      'an account that needs attention',
      `accounts SET status = 'needs_attention'`,
      'account_needs_attention',
      /credentials/,
    ],
    ['an account that somebody paused', `accounts SET status = 'paused'`, 'account_paused', /accounts/],
    ['an inbox that nobody read', `accounts SET inbox_read_at = NULL`, 'inbox_not_read', /worker/],
    ['a paused campaign', `campaigns SET status = 'paused'`, 'campaign_paused', /resume/],
  ])('names %s, and what to do', async (_what, change, reason, remedy) => {
    const tenant = await Tenant.open(room);
    await ready(tenant, 3);
    await set(tenant, change);
    const told = await whyCampaign(tenant);
    expect(counts(told)).toEqual([[reason, 3]]);
    expect(told.nextAt).toBeNull();
    expect(told.reasons[0]?.remedy).toMatch(remedy);
    expect(counts(await whyAccount(tenant))).toEqual([[reason, 3]]);
  });

  it('names the kill switch', async () => {
    const tenant = await Tenant.open(room);
    await ready(tenant, 2);
    await tenant.sql('UPDATE workspaces SET kill_switch = true WHERE id = $1::uuid', [tenant.workspaceId]);
    expect(counts(await whyCampaign(tenant))).toEqual([['workspace_killed', 2]]);
  });

  it('a touch that waits for something of its own says that, not what its lane does', async () => {
    const tenant = await Tenant.open(room);
    const [later = ''] = await ready(tenant, 1, MONDAY.add({ hours: 3 }));
    await set(tenant, `touches SET reason = 'recipient_busy'`);
    expect(later).not.toBe('');
    const told = await whyCampaign(tenant);
    expect(counts(told)).toEqual([['recipient_busy', 1]]);
    expect(untilOf(told, 'recipient_busy')).toBe(MONDAY.add({ hours: 3 }).toString());
  });

  it('a campaign in which nobody is says so', async () => {
    const tenant = await Tenant.open(room);
    expect(await whyCampaign(tenant)).toMatchObject({
      reasons: [],
      waiting: 0,
      headline: 'Nobody is in the campaign.',
    });
    expect(await whyAccount(tenant)).toMatchObject({ headline: 'Nothing waits for this account.' });
  });
});
