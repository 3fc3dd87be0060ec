/** Do those who write about the same rows wait for each other, and never lock each other out? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { claimTouch, createOperationHandlers } from '#application';
import { createSecretBox } from '#persistence';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  SECRET_KEY,
  type Worker,
} from './support/engine-room.js';
import { enrollmentNow, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';
import { untilWaiting } from './support/waiting.js';

let room: EngineRoom;
let worker: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { email: scriptedChannel() } });
});
afterEach(() => {
  room.now = MONDAY;
});
afterAll(() => room.close());

const handlers = createOperationHandlers({
  secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } }),
  publicUrl: 'http://127.0.0.1:1',
  messageId: (touchId) => `<${touchId}@test>`,
});
const asPerson = (tenant: Tenant) => ({
  caller: { workspaceId: tenant.workspaceId, apiKeyId: newId(), scopes: [], kind: 'person' } as const,
  now: room.now,
  realNow: Temporal.Now.instant(),
  newId,
});

describe('a claim that meets a pause of its account', () => {
  it('waits for it, and sends nothing once the pause is over', async () => {
    const tenant = await Tenant.open(room);
    const touchId = await tenant.touch(await tenant.enrolled());
    let claim: ReturnType<typeof claimTouch> | undefined;
    await room.database.unitOfWork.act(tenant.workspaceId, async (stores) => {
      await handlers['accounts.update'](
        { ...asPerson(tenant), stores },
        { accountId: tenant.accountId, status: 'paused' },
      );
      claim = claimTouch(worker, tenant.call(touchId));
      await Promise.race([claim, untilWaiting(tenant)]);
    });
    expect(await claim).toEqual({ claimed: false, why: 'account_paused' });
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'ready' });
  });
});

describe('two people who change the same account at once', () => {
  it('are both heard', async () => {
    const tenant = await Tenant.open(room, { caps: { email: 50 } });
    const accountId = await tenant.account({
      channel: 'linkedin',
      caps: { linkedin_invite: 20, linkedin_visit: 80 },
    });
    const set = (dailyCaps: Record<string, number>) =>
      room.database.unitOfWork.act(tenant.workspaceId, (stores) =>
        handlers['accounts.update']({ ...asPerson(tenant), stores }, { accountId, dailyCaps }),
      );
    for (let round = 1; round <= 5; round += 1)
      await Promise.all([set({ linkedin_invite: round }), set({ linkedin_visit: round })]);
    const [account] = await tenant.sql('SELECT daily_caps FROM accounts WHERE id = $1::uuid', [accountId]);
    expect(account).toEqual({ daily_caps: { linkedin_invite: 5, linkedin_visit: 5 } });
  });
});

describe('the suppression of a domain', () => {
  it('and the end of a campaign with the same people wait for each other', async () => {
    const tenant = await Tenant.open(room);
    const [first, second] = [await tenant.person(), await tenant.person()];
    // Enrolled the other way round than a suppression goes through them.
    const [late, early] = [await tenant.enroll(second), await tenant.enroll(first)];
    const ends: Promise<unknown>[] = [];
    await room.database.engineSql.transaction(tenant.workspaceId, async (sql) => {
      await sql.rows('SELECT 1 FROM enrollments WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE', [
        tenant.workspaceId,
        early.enrollmentId,
      ]);
      const domain = { kind: 'domain', value: 'prospect.test', reason: 'asked', source: 'manual' } as const;
      ends.push(
        worker.work.run(tenant.workspaceId, ({ stops }) => stops.suppress(domain, 'suppressed', room.now)),
      );
      await untilWaiting(tenant, 1);
      ends.push(
        room.database.unitOfWork.act(tenant.workspaceId, ({ enrollments }) =>
          enrollments.stopAll(tenant.campaignId, room.now),
        ),
      );
      await untilWaiting(tenant, 2);
    });
    expect((await Promise.allSettled(ends)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    for (const { enrollmentId } of [late, early])
      expect(await enrollmentNow(tenant, enrollmentId)).toMatchObject({
        status: 'stopped',
        stop_reason: 'suppressed',
      });
  });
});
