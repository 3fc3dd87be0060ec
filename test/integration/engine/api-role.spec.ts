/** Can the API do what it offers, with the few rights that its database role has? */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createOperationHandlers, reconcileUnknown, dispatchTouch } from '#application';
import { createDatabase, createSecretBox, type Database } from '#persistence';
import {
  type EngineRoom,
  newId,
  openEngineRoom,
  SECRET_KEY,
  unhurried,
  type Worker,
} from './support/engine-room.js';
import { touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
let api: Database;
beforeAll(async () => {
  room = await openEngineRoom();
  api = createDatabase({ url: room.apiUrl, label: 'test', poolSize: 2 });
  const email = scriptedChannel({
    send: () => ({ kind: 'unknown', detail: 'no answer' }),
    evidence: () => ({ found: 'no_record', detail: 'no record' }),
  });
  worker = await room.worker({ channels: { email }, settings: { sendDeadlineMs: 1, settleMs: -10_000 } });
});
afterAll(async () => {
  await api.close();
  await room.close();
});

const handlers = createOperationHandlers({
  secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } }),
  publicUrl: 'http://127.0.0.1:1',
  messageId: (touchId) => `<${touchId}@test>`,
});

it.each([
  ['sent', 'sent'],
  ['resend', 'ready'],
  ['skip', 'failed'],
] as const)('a person who says "%s" about a held touch over REST is obeyed', async (as, state) => {
  const tenant = await Tenant.open(room);
  const touchId = await tenant.touch(await tenant.enrolled());
  const sender = { ...worker, settings: { ...worker.settings, sendDeadlineMs: 20_000 } };
  await dispatchTouch(sender, tenant.call(touchId), unhurried());
  await reconcileUnknown(worker, tenant.workspaceId);
  expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'held' });
  const caller = { workspaceId: tenant.workspaceId, apiKeyId: newId(), scopes: [], kind: 'person' } as const;
  await api.unitOfWork.act(tenant.workspaceId, (stores) =>
    handlers['touches.resolve'](
      { caller, now: room.now, realNow: Temporal.Now.instant(), stores, newId },
      { touchId, as },
    ),
  );
  expect(await touchNow(tenant, touchId)).toMatchObject({ state });
});
