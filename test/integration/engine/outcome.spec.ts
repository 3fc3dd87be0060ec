/** Is an outcome that nobody knows ever guessed? Against the sandbox's real mail server and its faults. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createOperationHandlers, dispatchTouch, reconcileUnknown } from '#application';
import { Refusal } from '#contracts';
import { createSecretBox } from '#persistence';
import { startSandbox, type Sandbox } from '../../../apps/sandbox/src/sandbox.js';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  SECRET_KEY,
  unhurried,
  type Worker,
} from './support/engine-room.js';
import { attemptsOf, budgetUsed, enrollmentNow, events, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

let room: EngineRoom;
let sandbox: Sandbox;
/** Gives up a silent server after a moment, as settings of minutes would. */
let worker: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  sandbox = await startSandbox({ people: 40, senders: 1 });
  worker = await room.worker({ settings: { sendDeadlineMs: 2_000 } });
});
beforeEach(() => {
  room.now = MONDAY;
  sandbox.world.smtpFaults.set({ mode: 'none' });
});
afterAll(async () => {
  await sandbox.close();
  await room.close();
});

const mailsTo = (address: string) =>
  sandbox.world.ledger.ofKind('email_accepted').filter(({ recipient }) => recipient === address);
let nextPerson = 0;

/** Somebody of the sandbox who has a mailbox, and a touch for them that is reserved for now. */
async function inTheWorld(settings: object = { savesSent: true }) {
  const sender = sandbox.world.directory.senders[0]!;
  const tenant = await Tenant.open(room, {
    address: sender.email,
    settings: {
      smtp: { host: '127.0.0.1', port: sandbox.smtpPort, secure: false, user: sender.email },
      imap: { host: '127.0.0.1', port: sandbox.imapPort, secure: false },
      ...settings,
    },
    credentials: { password: sender.mailPassword },
  });
  const people = sandbox.world.directory.population.people.filter(({ character }) => character.hasMailbox);
  const who = await tenant.enroll(await tenant.person(people[nextPerson++]!.email));
  return { tenant, who, touchId: await tenant.touch(who) };
}
const dispatch = (tenant: Tenant, touchId: string, fence?: number, by = worker) =>
  dispatchTouch(by, tenant.call(touchId, fence), unhurried());
/** Moves the start of the attempt so far back that the record must have settled. */
const settle = (tenant: Tenant) =>
  tenant.sql(
    `UPDATE attempts SET started_at = started_at - interval '1 hour', lease_until = lease_until - interval '1 hour' WHERE workspace_id = $1::uuid`,
    [tenant.workspaceId],
  );
/** As the next round of allocation would. */
async function reserve(tenant: Tenant, touchId: string): Promise<number> {
  const [row] = await tenant.sql<{ fence: number }>(
    `UPDATE touches SET state = 'reserved', slot_at = due_at, fence = fence + 1
     WHERE workspace_id = $1::uuid AND id = $2::uuid AND state = 'ready' RETURNING fence`,
    [tenant.workspaceId, touchId],
  );
  return row?.fence ?? -1;
}

describe('a mail that was taken', () => {
  it('is sent once, written down with its budget, and wakes its enrollment', async () => {
    const { tenant, who, touchId } = await inTheWorld();
    expect(await dispatch(tenant, touchId)).toEqual({ outcome: 'delivered' });
    expect(mailsTo(who.email)).toHaveLength(1);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'sent', reason: null });
    expect(await budgetUsed(tenant)).toBe(1);
    expect((await enrollmentNow(tenant, who.enrollmentId))?.due_at).toEqual(
      new Date(MONDAY.epochMilliseconds),
    );
    expect(await events(tenant, 'touch.')).toEqual(['touch.sent']);
    expect(await dispatch(tenant, touchId)).toEqual({ outcome: 'another wake-up was faster' });
    expect(mailsTo(who.email)).toHaveLength(1);
  });
});

describe('when the connection is cut after the body', () => {
  async function cut(accepted: boolean, settings?: object) {
    const scene = await inTheWorld(settings);
    sandbox.world.smtpFaults.set({ mode: 'drop_after_body', times: 1, accepted });
    expect(await dispatch(scene.tenant, scene.touchId)).toEqual({ outcome: 'unknown' });
    expect(await touchNow(scene.tenant, scene.touchId)).toMatchObject({
      state: 'unknown',
      reason: 'awaiting_evidence',
    });
    expect(await attemptsOf(scene.tenant, scene.touchId)).toEqual(['unknown']);
    return scene;
  }
  const reconcile = (tenant: Tenant) => reconcileUnknown(worker, tenant.workspaceId);

  it('and the Sent folder holds the mail, it counts as sent, at once', async () => {
    const { tenant, who, touchId } = await cut(true);
    await reconcile(tenant);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'sent' });
    expect(await attemptsOf(tenant, touchId)).toEqual(['sent']);
    expect(await budgetUsed(tenant)).toBe(1);
    expect(await events(tenant, 'touch.')).toEqual(['touch.unknown', 'touch.sent']);
    expect(mailsTo(who.email)).toHaveLength(1);
    await reconcile(tenant);
    expect(await events(tenant, 'touch.sent')).toHaveLength(1);
  });

  it('and the record is empty, nothing is retried before it had time to settle', async () => {
    const { tenant, who, touchId } = await cut(false);
    for (let look = 0; look < 3; look += 1) await reconcile(tenant);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'unknown' });
    expect(await dispatch(tenant, touchId, (await touchNow(tenant, touchId)).fence)).toMatchObject({
      outcome: 'another wake-up was faster',
    });
    expect(mailsTo(who.email)).toHaveLength(0);
  });

  it('and the settled record is empty, the same mail goes again, exactly once', async () => {
    const { tenant, who, touchId } = await cut(false);
    await settle(tenant);
    await reconcile(tenant);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'ready', reason: null });
    expect(await attemptsOf(tenant, touchId)).toEqual(['disproved']);
    expect(await budgetUsed(tenant)).toBe(0);
    const fence = await reserve(tenant, touchId);
    const outcomes = await Promise.all([1, 2].map(() => dispatch(tenant, touchId, fence)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'another wake-up was faster',
      'delivered',
    ]);
    expect(mailsTo(who.email)).toHaveLength(1);
    expect(await attemptsOf(tenant, touchId)).toEqual(['disproved', 'sent']);
    expect(await budgetUsed(tenant)).toBe(1);
  });

  describe('and there is no record to read, a person decides:', () => {
    const handlers = createOperationHandlers({
      secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } }),
      publicUrl: 'http://127.0.0.1:1',
      messageId: (touchId) => `<${touchId}@test>`,
    });
    async function held() {
      const scene = await cut(true, {
        savesSent: false,
        imap: { host: '127.0.0.1', port: 1, secure: false },
      });
      await settle(scene.tenant);
      await reconcile(scene.tenant);
      expect(await touchNow(scene.tenant, scene.touchId)).toMatchObject({ state: 'held' });
      expect(await events(scene.tenant, 'touch.held')).toHaveLength(1);
      return scene;
    }
    const resolve = (tenant: Tenant, touchId: string, as: 'sent' | 'resend' | 'skip') => {
      const handler = handlers['touches.resolve'];
      const caller = {
        workspaceId: tenant.workspaceId,
        apiKeyId: newId(),
        scopes: [],
        kind: 'person',
      } as const;
      const realNow = Temporal.Now.instant();
      return room.database.unitOfWork.act(tenant.workspaceId, (stores) =>
        handler({ caller, now: room.now, realNow, stores, newId }, { touchId, as }),
      );
    };

    it('"sent" writes it down as delivered', async () => {
      const { tenant, who, touchId } = await held();
      await resolve(tenant, touchId, 'sent');
      expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'sent' });
      expect(await attemptsOf(tenant, touchId)).toEqual(['sent']);
      expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({ due_at: expect.any(Date) });
      expect(await events(tenant, 'touch.sent')).toHaveLength(1);
    });

    it('"resend" lets it go again, once', async () => {
      const { tenant, touchId } = await held();
      await resolve(tenant, touchId, 'resend');
      expect(await attemptsOf(tenant, touchId)).toEqual(['disproved']);
      const fence = await reserve(tenant, touchId);
      expect(await dispatch(tenant, touchId, fence)).toEqual({ outcome: 'delivered' });
      expect(await attemptsOf(tenant, touchId)).toEqual(['disproved', 'sent']);
    });

    it('"skip" passes the step over', async () => {
      const { tenant, who, touchId } = await held();
      await resolve(tenant, touchId, 'skip');
      expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'failed', reason: 'skipped_by_person' });
      expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({ due_at: expect.any(Date) });
    });

    it.each([
      ['a step of a campaign', false],
      ['an answer, which belongs to no campaign', true],
    ])('and of two people who decide at once about %s, one is heard', async (_what, isAnswer) => {
      const { tenant, touchId } = await held();
      if (isAnswer)
        await tenant.sql(
          `UPDATE touches SET kind = 'email_reply', campaign_id = NULL, enrollment_id = NULL, step_id = NULL WHERE workspace_id = $1::uuid`,
          [tenant.workspaceId],
        );
      await tenant.sql('DELETE FROM enrollments WHERE workspace_id = $1::uuid AND $2::boolean', [
        tenant.workspaceId,
        isAnswer,
      ]);
      const answers = await Promise.allSettled(
        (['sent', 'resend', 'skip'] as const).map((as) => resolve(tenant, touchId, as)),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const answer of answers)
        if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(Refusal);
      await expect(resolve(tenant, touchId, 'resend')).rejects.toThrow(/not held/);
    });
  });
});

describe('a channel that breaks', () => {
  it('leaves an unknown outcome: nobody can say how far it came', async () => {
    const tenant = await Tenant.open(room);
    const email = scriptedChannel({
      send: () => {
        throw new Error('out of memory');
      },
    });
    const broken = await room.worker({ channels: { email } });
    const touchId = await tenant.touch(await tenant.enrolled());
    expect(await dispatch(tenant, touchId, 1, broken)).toEqual({ outcome: 'unknown' });
    expect(await attemptsOf(tenant, touchId)).toEqual(['unknown']);
    expect(await budgetUsed(tenant)).toBe(1);
  });
});

describe('a visit of which nobody knows whether it happened', () => {
  it('is passed over, never repeated', async () => {
    const tenant = await Tenant.open(room);
    const linkedin = scriptedChannel(
      {
        send: () => ({ kind: 'unknown', detail: 'timeout' }),
        evidence: () => ({ found: 'no_record', detail: 'visits leave none' }),
      },
      'linkedin',
    );
    const visitor = await room.worker({ channels: { linkedin } });
    const accountId = await tenant.account({ channel: 'linkedin' });
    const touchId = await tenant.touch(await tenant.enrolled(), { kind: 'linkedin_visit', accountId });
    await dispatch(tenant, touchId, 1, visitor);
    await settle(tenant);
    await reconcileUnknown(visitor, tenant.workspaceId);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'failed', reason: 'not_proved' });
    expect(linkedin.left).toHaveLength(1);
  });
});

describe('a server that asks to come back later', () => {
  it('is obeyed: each wait is longer, and in the end the touch is given up', async () => {
    const { tenant, who, touchId } = await inTheWorld();
    await tenant.neverClose();
    sandbox.world.smtpFaults.set({ mode: '450_rcpt' });
    const waits: number[] = [];
    for (let fence = 1; fence > 0; fence = await reserve(tenant, touchId)) {
      expect(await dispatch(tenant, touchId, fence)).toEqual({ outcome: 'deferred' });
      const touch = await touchNow(tenant, touchId);
      if (touch.state !== 'ready') break;
      expect(touch).toMatchObject({ reason: 'recipient_busy', deferrals: waits.length + 1 });
      const dueAt = Temporal.Instant.fromEpochMilliseconds(touch.due_at.getTime());
      waits.push(dueAt.since(room.now).total('minutes'));
      room.now = dueAt;
    }
    expect(waits.length).toBeGreaterThan(3);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(24 * 60);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'failed', reason: 'recipient_busy' });
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({ due_at: expect.any(Date) });
    expect(await budgetUsed(tenant)).toBe(0);
    expect(mailsTo(who.email)).toEqual([]);
  });
});

describe('a server that does not know the recipient', () => {
  it('ends the sequence and suppresses the address', async () => {
    const nobody = sandbox.world.directory.population.people.find(
      ({ character, company }) => !character.hasMailbox && company.unknownMailboxes === 'refused',
    )!;
    const { tenant } = await inTheWorld();
    const who = await tenant.enroll(await tenant.person(nobody.email));
    const [touchId, later] = [await tenant.touch(who), await tenant.touch(who, { stepId: 'again' })];
    expect(await dispatch(tenant, touchId)).toEqual({ outcome: 'refused' });
    expect(await touchNow(tenant, touchId)).toMatchObject({
      state: 'failed',
      reason: 'address_does_not_exist',
    });
    expect(await touchNow(tenant, later)).toMatchObject({ state: 'cancelled', reason: 'bounced' });
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({ stop_reason: 'bounced' });
    expect(await events(tenant, 'email.bounced')).toHaveLength(1);
  });
});

describe('a provider that says no more today', () => {
  it('holds back the whole lane, not the one touch', async () => {
    const tenant = await Tenant.open(room);
    const email = scriptedChannel({ send: () => ({ kind: 'deferred', code: 'limit_reached', detail: '' }) });
    const sender = await room.worker({ channels: { email } });
    const touchId = await tenant.touch(await tenant.enrolled());
    await dispatch(tenant, touchId, 1, sender);
    const [lane] = await tenant.sql<{ next_slot_at: Date; reason: string }>(
      'SELECT next_slot_at, reason FROM lanes WHERE workspace_id = $1::uuid',
      [tenant.workspaceId],
    );
    expect(lane).toEqual({
      next_slot_at: (await touchNow(tenant, touchId)).due_at,
      reason: 'limit_reported',
    });
  });

  it('and an account that lost its session waits for a person, with a reason', async () => {
    const tenant = await Tenant.open(room);
    const email = scriptedChannel({
      send: () => ({ kind: 'deferred', code: 'account_needs_attention', detail: 'wrong password' }),
    });
    const sender = await room.worker({ channels: { email } });
    const touchId = await tenant.touch(await tenant.enrolled());
    await dispatch(tenant, touchId, 1, sender);
    const [account] = await tenant.sql(
      'SELECT status, status_detail FROM accounts WHERE workspace_id = $1::uuid',
      [tenant.workspaceId],
    );
    expect(account).toEqual({ status: 'needs_attention', status_detail: 'wrong password' });
    const other = await tenant.touch(await tenant.enrolled());
    expect(await dispatch(tenant, other, 1, sender)).toEqual({ outcome: 'account_needs_attention' });
  });
});
