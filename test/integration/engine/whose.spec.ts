/** Is a person known again by their LinkedIn ids, however these are written? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimTouch, createOperationHandlers, interpretSignals } from '#application';
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
import { type Enrolled, Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
const linkedin = scriptedChannel({}, 'linkedin');
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { linkedin } });
});
afterAll(() => room.close());

const MEMBER = 'ACoAAB1cD2EfGh3IjKlMnOp';

async function scene(): Promise<{ tenant: Tenant; accountId: string; who: Enrolled }> {
  const tenant = await Tenant.open(room);
  const accountId = await tenant.account({ channel: 'linkedin' });
  const who = await tenant.enroll(await tenant.person(undefined, MEMBER));
  return { tenant, accountId, who };
}

const receive = (tenant: Tenant, accountId: string) =>
  worker.work.run(tenant.workspaceId, ({ signals }) =>
    signals.saveReading(
      accountId,
      [{ externalKey: newId(), source: 'provider_poll', raw: '{}', senderHint: MEMBER }],
      '1',
      Temporal.Now.instant(),
    ),
  );

describe('a message on LinkedIn that nobody has understood yet', () => {
  it('holds back what would go to its writer, whose id is written in both cases', async () => {
    const { tenant, accountId, who } = await scene();
    const touchId = await tenant.touch(who, { kind: 'linkedin_message', accountId });
    await receive(tenant, accountId);
    expect(await claimTouch(worker, tenant.call(touchId))).toEqual({
      claimed: false,
      why: 'pending_inbound',
    });
  });
});

describe('an acceptance that names the public id alone', () => {
  it('is recognised whatever its case', async () => {
    const { tenant, accountId, who } = await scene();
    await tenant.touch(who, { kind: 'linkedin_invite', accountId, state: 'sent' });
    await tenant.sql(
      `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value) VALUES ($1::uuid, $2::uuid, $3::uuid, 'linkedin_public_id', 'lea-müller')`,
      [tenant.workspaceId, newId(), who.leadId],
    );
    linkedin.script = { interpret: () => ({ kind: 'invitation_accepted', publicId: 'Lea-Müller' }) };
    await receive(tenant, accountId);
    await interpretSignals(worker, tenant.workspaceId);
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({
      invitation_accepted_at: expect.any(Date),
    });
  });
});

describe('the suppression of a member id', () => {
  const handlers = createOperationHandlers({
    secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } }),
    publicUrl: 'http://127.0.0.1:1',
    messageId: (touchId) => `<${touchId}@test>`,
  });

  it.each([MEMBER, `https://www.linkedin.com/in/${MEMBER}/`])('given as %s is obeyed', async (value) => {
    const { tenant, accountId, who } = await scene();
    const touchId = await tenant.touch(who, { kind: 'linkedin_visit', accountId });
    const caller = {
      workspaceId: tenant.workspaceId,
      apiKeyId: newId(),
      scopes: [],
      kind: 'person',
    } as const;
    await room.database.unitOfWork.act(tenant.workspaceId, (stores) =>
      handlers['suppressions.add'](
        { caller, now: MONDAY, realNow: Temporal.Now.instant(), stores, newId },
        { kind: 'linkedin', value, reason: 'asked' },
      ),
    );
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'cancelled', reason: 'suppressed' });
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({ status: 'stopped' });
  });
});
