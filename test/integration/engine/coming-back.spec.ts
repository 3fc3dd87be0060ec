/** Is a touch that goes back to its lane ever found there again, whatever happens at the same moment? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { allocateLanes, claimTouch, dispatchTouch, recordOutcome } from '#application';
import { type EngineRoom, MONDAY, openEngineRoom, unhurried, type Worker } from './support/engine-room.js';
import { touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';
import { untilWaiting } from './support/waiting.js';

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

const BUSY = { kind: 'deferred', code: 'recipient_busy', detail: '' } as const;
const setCampaign = (tenant: Tenant, status: string) =>
  tenant.sql('UPDATE campaigns SET status = $2 WHERE workspace_id = $1::uuid', [tenant.workspaceId, status]);

/** Resumes as the API does, and commits only once `meanwhile` has gone as far as it can. */
async function resumeWhile(tenant: Tenant, meanwhile: () => Promise<unknown>): Promise<void> {
  let begun: Promise<unknown> = Promise.resolve();
  await room.database.unitOfWork.act(tenant.workspaceId, async ({ campaigns }) => {
    const campaign = await campaigns.lock(tenant.campaignId);
    if (!campaign) throw new Error('There is no campaign.');
    await campaigns.save({ ...campaign, status: 'running' });
    await campaigns.openTouches(tenant.campaignId, room.now);
    begun = meanwhile();
    await Promise.race([begun, untilWaiting(tenant)]);
  });
  await begun;
}

describe('while its campaign is being resumed, a touch that was deferred', () => {
  it('does not stay behind a closed door', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    const claim = await claimTouch(worker, tenant.call(touchId));
    if (!claim.claimed) throw new Error(claim.why);
    await setCampaign(tenant, 'paused');
    await resumeWhile(tenant, () => recordOutcome(worker, tenant.workspaceId, claim.order, BUSY));
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'ready', open: true });
  });
});

describe('a lane that is being looked at while its campaign is resumed', () => {
  it('is looked at again at once, not a day later', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled(), { state: 'ready' });
    await setCampaign(tenant, 'paused');
    // The round has read the heads, of which there are none yet, when the campaign is resumed.
    let resumed: Promise<unknown> = Promise.resolve();
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
                  resumed = resumeWhile(tenant, async () => undefined);
                  await Promise.race([resumed, untilWaiting(tenant)]);
                  return stores.lanes.save(updates);
                },
              },
            }),
          ),
      },
    };
    expect(await allocateLanes(slow, tenant.workspaceId)).toBe(0);
    await resumed;
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'ready', open: true });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
  });
});

describe('a lane with more touches than one look shows', () => {
  it('is looked at again as soon as its next slot comes', async () => {
    const tenant = await Tenant.open(room, { gapSeconds: [0, 0], caps: { email: 500 } });
    for (let count = 0; count < 25; count += 1)
      await tenant.touch(await tenant.enrolled(), { state: 'ready' });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(20);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(5);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
  });
});

describe('when the provider says that today’s limit is reached', () => {
  it('the slots of the whole lane are given back: nobody asks again a minute later', async () => {
    const tenant = await Tenant.open(room);
    const linkedin = scriptedChannel(
      { send: () => ({ kind: 'deferred', code: 'limit_reached', detail: '' }) },
      'linkedin',
    );
    const inviter = await room.worker({ channels: { linkedin } });
    const accountId = await tenant.account({ channel: 'linkedin' });
    const invite = { kind: 'linkedin_invite', accountId } as const;
    const first = await tenant.touch(await tenant.enrolled(), invite);
    const next = await tenant.touch(await tenant.enrolled(), {
      ...invite,
      slotAt: MONDAY.add({ minutes: 2 }),
    });
    const mail = await tenant.touch(await tenant.enrolled());
    await dispatchTouch(inviter, tenant.call(first), unhurried());
    expect(await touchNow(tenant, next)).toMatchObject({
      state: 'ready',
      reason: 'limit_reported',
      slot_at: null,
    });
    expect(await claimTouch(inviter, tenant.call(next))).toMatchObject({ claimed: false });
    room.now = MONDAY.add({ minutes: 10 });
    await allocateLanes(inviter, tenant.workspaceId);
    expect(await touchNow(tenant, next)).toMatchObject({ state: 'ready' });
    expect(await touchNow(tenant, mail)).toMatchObject({ state: 'reserved' });
  });
});
