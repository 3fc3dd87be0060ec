/** What goes out when a campaign is resumed after weeks? What was due, one after another, at the pace of the account. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { allocateLanes, campaignHandlers, dispatchTouch } from '#application';
import { SCOPES } from '#contracts';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  unhurried,
  type Worker,
} from './support/engine-room.js';
import { touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
const email = scriptedChannel();
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { email }, random: () => 0 });
});
afterAll(() => room.close());

async function move(tenant: Tenant, name: 'campaigns.pause' | 'campaigns.resume') {
  const caller = {
    workspaceId: tenant.workspaceId,
    apiKeyId: newId(),
    scopes: SCOPES,
    kind: 'person' as const,
  };
  const context = { caller, now: room.now, realNow: room.now, newId };
  await room.database.unitOfWork.act(tenant.workspaceId, (stores) =>
    campaignHandlers[name]({ ...context, stores }, { campaignId: tenant.campaignId }),
  );
}

it('a long pause is not caught up at once: each touch gets a slot of its own, and old wake-ups send nothing', async () => {
  const tenant = await Tenant.open(room, { caps: { email: 4 }, gapSeconds: [90, 90] });
  const touchIds = [];
  for (let number = 0; number < 6; number += 1) touchIds.push(await tenant.touch(await tenant.enrolled()));
  await move(tenant, 'campaigns.pause');
  room.now = MONDAY.add({ hours: 24 * 28 });
  await move(tenant, 'campaigns.resume');
  const [first = ''] = touchIds;
  expect(await dispatchTouch(worker, tenant.call(first), unhurried())).toEqual({
    outcome: 'another wake-up was faster',
  });

  // Five minutes ahead, ninety seconds apart: four of six, and the day's cap leaves no more.
  expect(await allocateLanes(worker, tenant.workspaceId)).toBe(4);
  const slots = (await Promise.all(touchIds.map((id) => touchNow(tenant, id))))
    .flatMap(({ slot_at }) => (slot_at ? [slot_at.getTime() - room.now.epochMilliseconds] : []))
    .sort((left, right) => left - right);
  expect(slots).toEqual([0, 90_000, 180_000, 270_000]);
  room.now = room.now.add({ minutes: 20 });
  expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
  expect(email.left).toEqual([]);
});
