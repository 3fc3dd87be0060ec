/** Does a test that somebody sends to themselves leave at most once, to nobody else, and without a trace in figures? */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  allocateLanes,
  campaignHandlers,
  dispatchTouch,
  reconcileUnknown,
  recoverAttempts,
} from '#application';
import { type InputOf, Refusal, SCOPES } from '#contracts';
import { createDatabase } from '#persistence';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  unhurried,
  type Worker,
} from './support/engine-room.js';
import { attemptsOf, budgetUsed, events, touchNow } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { Tenant } from './support/tenant.js';

let room: EngineRoom;
let worker: Worker;
let api: ReturnType<typeof createDatabase>;
const email = scriptedChannel();
beforeAll(async () => {
  room = await openEngineRoom();
  api = createDatabase({ url: room.apiUrl, label: 'test', poolSize: 2 });
  worker = await room.worker({ channels: { email } });
});
afterEach(() => {
  email.left.length = 0;
  email.script = {};
  room.now = MONDAY;
});
afterAll(async () => {
  await api.close();
  await room.close();
});

const OWN = { address: 'ada@sender.test' };
type Ask = Partial<InputOf<'campaigns.test_send'>>;

/** With the rights of the API. */
async function ask(tenant: Tenant, input: Ask = {}) {
  const caller = {
    workspaceId: tenant.workspaceId,
    apiKeyId: newId(),
    scopes: SCOPES,
    kind: 'person' as const,
  };
  const context = { caller, now: room.now, realNow: room.now, newId };
  const { campaignId } = tenant;
  return api.unitOfWork.act(tenant.workspaceId, (stores) =>
    campaignHandlers['campaigns.test_send'](
      { ...context, stores },
      {
        campaignId,
        stepId: 'mail',
        to: 'Ada@Sender.test',
        ...input,
      },
    ),
  );
}

async function refused(work: Promise<unknown>): Promise<Refusal> {
  const cause: unknown = await work.catch((error: unknown) => error);
  if (cause instanceof Refusal) return cause;
  throw new Error('It was not refused.', { cause });
}

async function reserve(tenant: Tenant, input?: Ask) {
  const { test } = await ask(tenant, input);
  if (!test) throw new Error('Nothing was to be sent.');
  expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
  const { fence } = await touchNow(tenant, test.id);
  return { testId: test.id, call: tenant.call(test.id, fence) };
}

describe('a test to oneself', () => {
  it('goes through the mailbox of the campaign, marked as a test, filled with a lead’s data', async () => {
    const tenant = await Tenant.open(room, OWN);
    const { call, testId } = await reserve(tenant, { leadId: (await tenant.person()).leadId });
    expect(await dispatchTouch(worker, call, unhurried())).toEqual({ outcome: 'delivered' });
    expect(email.left).toEqual([
      expect.objectContaining({
        kind: 'email_test',
        subject: '[Test] Hello',
        target: expect.objectContaining({ kind: 'email', value: OWN.address }) as unknown,
        references: [],
      }),
    ]);
    expect(email.left[0]?.unsubscribeUrl).toBeUndefined();
    expect(await touchNow(tenant, testId)).toMatchObject({ state: 'sent' });
    // A wake-up that comes twice finds nothing to do.
    expect(await dispatchTouch(worker, call, unhurried())).toEqual({ outcome: 'another wake-up was faster' });
  });

  it('moves no figure, no budget and no conversation, and leaves no words behind', async () => {
    const tenant = await Tenant.open(room, OWN);
    const { call, testId } = await reserve(tenant);
    await dispatchTouch(worker, call, unhurried());
    expect([await events(tenant), await budgetUsed(tenant)]).toEqual([[], 0]);
    const [left] = await tenant.sql(
      `SELECT t.subject, t.text, a.subject AS said, a.text AS written,
         (SELECT count(*)::int FROM conversations c WHERE c.workspace_id = t.workspace_id) AS conversations
       FROM touches t JOIN attempts a ON a.workspace_id = t.workspace_id AND a.touch_id = t.id
       WHERE t.id = $1::uuid`,
      [testId],
    );
    expect(left).toEqual({ subject: null, text: '', said: null, written: '', conversations: 0 });
  });

  it('waits for neither hours nor budget nor a reading of the inbox', async () => {
    const tenant = await Tenant.open(room, { ...OWN, caps: { email: 0 } });
    await tenant.sql('UPDATE accounts SET inbox_read_at = NULL WHERE id = $1::uuid', [tenant.accountId]);
    room.now = Temporal.Instant.from('2026-03-08T02:00:00Z');
    const { call } = await reserve(tenant);
    expect(await dispatchTouch(worker, call, unhurried())).toEqual({ outcome: 'delivered' });
  });

  it('that may or may not have left is never tried again', async () => {
    const tenant = await Tenant.open(room, OWN);
    email.script.send = () => ({ kind: 'unknown', detail: 'the line broke' });
    const { call, testId } = await reserve(tenant);
    await dispatchTouch(worker, call, unhurried());
    expect(await touchNow(tenant, testId)).toMatchObject({ state: 'failed', reason: 'outcome_unknown' });
    expect(await reconcileUnknown(worker, tenant.workspaceId)).toBe(0);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    expect(await attemptsOf(tenant, testId)).toEqual(['unknown']);
  });

  it('of a worker that vanished is over as well', async () => {
    const tenant = await Tenant.open(room, OWN);
    const { call, testId } = await reserve(tenant);
    const lost = await room.worker({ channels: { email } });
    await expect(
      dispatchTouch(lost, call, unhurried(), (point) => {
        if (point === 'after_intent') throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    await lost.lock.release();
    await tenant.sql(`UPDATE attempts SET lease_until = '2020-01-01Z' WHERE touch_id = $1::uuid`, [testId]);
    expect(await recoverAttempts(worker, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, testId)).toMatchObject({ state: 'failed', reason: 'outcome_unknown' });
    expect([await events(tenant), email.left]).toEqual([[], []]);
  });

  it('that is refused suppresses nobody', async () => {
    const tenant = await Tenant.open(room, OWN);
    email.script.send = () => ({ kind: 'refused', code: 'address_does_not_exist', detail: '550' });
    const { call, testId } = await reserve(tenant);
    await dispatchTouch(worker, call, unhurried());
    expect(await touchNow(tenant, testId)).toMatchObject({
      state: 'failed',
      reason: 'address_does_not_exist',
    });
    expect(
      await tenant.sql('SELECT 1 FROM suppressions WHERE workspace_id = $1::uuid', [tenant.workspaceId]),
    ).toEqual([]);
  });
});

describe('a test is refused', () => {
  it('to anybody who is no mailbox of the workspace, a lead above all', async () => {
    const tenant = await Tenant.open(room, OWN);
    const other = await Tenant.open(room, { address: 'eve@elsewhere.test' });
    const { email: lead } = await other.person('lead@prospect.test');
    for (const to of [lead, 'eve@elsewhere.test', 'ada@sender.test, x@y.test', 'ada@sender.test.']) {
      expect((await refused(ask(tenant, { to }))).code).toBe('not_allowed');
    }
  });

  it('while nothing may leave, or nothing speaks', async () => {
    const tenant = await Tenant.open(room, OWN);
    await tenant.sql(`UPDATE workspaces SET kill_switch = true WHERE id = $1::uuid`, [tenant.workspaceId]);
    expect((await refused(ask(tenant))).detail).toContain('kill switch');
    await tenant.sql(`UPDATE accounts SET status = 'paused' WHERE id = $1::uuid`, [tenant.accountId]);
    expect((await refused(ask(tenant))).detail).toContain('no mailbox that runs');
  });

  it('for a step that does not exist, and names those that do', async () => {
    const tenant = await Tenant.open(room, OWN);
    expect((await refused(ask(tenant, { stepId: 'pause' }))).nextStep).toBe('Choose one of mail, again.');
  });

  it('after fifty of them in a day', async () => {
    const tenant = await Tenant.open(room, OWN);
    await tenant.sql(
      `INSERT INTO touches (workspace_id, id, kind, state, account_id, test_address, text, priority, due_at, created_at)
       SELECT $1::uuid, gen_random_uuid(), 'email_test', 'sent', $2::uuid, 'ada@sender.test', '', 0, $3::timestamptz, $3::timestamptz
       FROM generate_series(1, 50)`,
      [tenant.workspaceId, tenant.accountId, MONDAY.toString()],
    );
    expect((await refused(ask(tenant))).code).toBe('rate_limited');
    room.now = MONDAY.add({ hours: 25 });
    expect((await ask(tenant)).test).toMatchObject({ state: 'waiting' });
  });
});

it('a LinkedIn step is shown, not sent', async () => {
  const graph = {
    start: 'note',
    steps: [
      { id: 'note', kind: 'linkedin_invite' as const, note: 'Hello {{ first_name }}', next: 'end' },
      { id: 'end', kind: 'end' as const },
    ],
  };
  const tenant = await Tenant.open(room, OWN, graph);
  expect(await ask(tenant, { stepId: 'note' })).toMatchObject({
    test: null,
    note: expect.stringContaining('Nothing was sent') as unknown,
    rendered: { kind: 'linkedin_invite', text: 'Hello Robin' },
  });
});
