/** Does what a person does about one enrollment hold, whatever the engine is doing with it at that moment? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ActHandler,
  advanceEnrollments,
  allocateLanes,
  claimTouch,
  enrollmentHandlers,
  type EnrollmentDetail,
} from '#application';
import { type ActName, type InputOf, type OutputOf, Refusal, SCOPES } from '#contracts';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  type Worker,
} from '../engine/support/engine-room.js';
import { enrollmentNow, events, touchNow } from '../engine/support/looking.js';
import { scriptedChannel } from '../engine/support/scripted-channel.js';
import { type Enrolled, Tenant } from '../engine/support/tenant.js';

type Acts = Extract<keyof typeof enrollmentHandlers, ActName>;

let room: EngineRoom;
let worker: Worker;
let tenant: Tenant;
let who: Enrolled;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker({ channels: { email: scriptedChannel() } });
});
afterAll(() => room.close());

async function open(): Promise<void> {
  room.now = MONDAY;
  tenant = await Tenant.open(room);
  who = await tenant.enrolled();
}

function act<Name extends Acts>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
  const handler = enrollmentHandlers[name] as unknown as ActHandler<Name>;
  const caller = {
    workspaceId: tenant.workspaceId,
    apiKeyId: newId(),
    scopes: SCOPES,
    kind: 'service' as const,
  };
  const realNow = Temporal.Now.instant();
  return room.database.unitOfWork.act(tenant.workspaceId, (stores) =>
    handler({ caller, now: room.now, realNow, stores, newId }, input),
  );
}

const find = (): Promise<EnrollmentDetail | undefined> =>
  room.database.unitOfWork.read(tenant.workspaceId, (stores) => stores.enrollments.find(who.enrollmentId));

async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (error instanceof Refusal) return error.code;
  throw new Error(`It was not refused: ${String(error)}`, { cause: error });
}

const names = () => events(tenant);

describe('a paused enrollment', () => {
  it('takes its reserved touch off the lane, and no wake-up gets it out', async () => {
    await open();
    const touchId = await tenant.touch(who);
    expect(await act('enrollments.pause', { enrollmentId: who.enrollmentId })).toMatchObject({
      status: 'paused',
    });
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'ready', reason: 'enrollment_paused' });
    for (const fence of [1, 2]) {
      expect(await claimTouch(worker, tenant.call(touchId, fence))).toMatchObject({ claimed: false });
    }
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    await act('enrollments.pause', { enrollmentId: who.enrollmentId });
    expect((await names()).filter((type) => type === 'enrollment.paused')).toHaveLength(1);
  });

  it('is not advanced, and goes on where it was once it is resumed', async () => {
    await open();
    await tenant.sql('UPDATE enrollments SET due_at = $2::timestamptz WHERE id = $1::uuid', [
      who.enrollmentId,
      MONDAY.toString(),
    ]);
    await act('enrollments.pause', { enrollmentId: who.enrollmentId });
    expect(await advanceEnrollments(worker, tenant.workspaceId)).toBe(0);
    await act('enrollments.resume', { enrollmentId: who.enrollmentId });
    expect(await advanceEnrollments(worker, tenant.workspaceId)).toBe(1);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    expect(await find()).toMatchObject({ status: 'active', touch: { state: 'reserved' } });
  });

  it('keeps its touch off the lane when its campaign is paused and resumed meanwhile', async () => {
    await open();
    const touchId = await tenant.touch(who, { state: 'ready' });
    await act('enrollments.pause', { enrollmentId: who.enrollmentId });
    await room.database.unitOfWork.act(tenant.workspaceId, async ({ campaigns }) => {
      await campaigns.closeTouches(tenant.campaignId);
      await campaigns.openTouches(tenant.campaignId, room.now);
    });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
    await act('enrollments.resume', { enrollmentId: who.enrollmentId });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'reserved' });
  });
});

describe('a step that is skipped', () => {
  it('cancels its touch for good, and the next step has its turn', async () => {
    await open();
    const touchId = await tenant.touch(who);
    const view = await act('enrollments.skip_step', { enrollmentId: who.enrollmentId, stepId: 'mail' });
    expect(view).toMatchObject({ stepId: 'pause', touch: null });
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'cancelled', reason: 'step_skipped' });
    expect(await claimTouch(worker, tenant.call(touchId))).toMatchObject({ claimed: false });
    expect(await names()).toEqual(expect.arrayContaining(['touch.cancelled', 'enrollment.step_skipped']));
  });

  it('that is a wait is over at once', async () => {
    await open();
    await act('enrollments.skip_step', { enrollmentId: who.enrollmentId, stepId: 'mail' });
    await act('enrollments.skip_step', { enrollmentId: who.enrollmentId, stepId: 'pause' });
    await advanceEnrollments(worker, tenant.workspaceId);
    expect(await find()).toMatchObject({ stepId: 'again', touch: { kind: 'email', state: 'ready' } });
  });

  it('is refused once its touch is under way, and when the lead stands somewhere else', async () => {
    await open();
    const stood = { enrollmentId: who.enrollmentId, stepId: 'mail' };
    expect(await refused(act('enrollments.skip_step', { ...stood, stepId: 'again' }))).toBe('wrong_state');
    const touchId = await tenant.touch(who);
    for (const state of ['sending', 'unknown', 'held']) {
      await tenant.sql('UPDATE touches SET state = $2 WHERE id = $1::uuid', [touchId, state]);
      expect(await refused(act('enrollments.skip_step', stood))).toBe('wrong_state');
      expect(await refused(act('enrollments.run_now', stood))).toBe('wrong_state');
    }
  });
});

describe('a step that shall run now', () => {
  it('ends a wait, and the touch after it still waits for window, gap and budget', async () => {
    await open();
    await act('enrollments.skip_step', { enrollmentId: who.enrollmentId, stepId: 'mail' });
    await tenant.sql(
      `INSERT INTO budget_ledger (workspace_id, holder_id, item, day, used) VALUES ($1::uuid, $2::uuid, 'email', '2026-03-02', 50)`,
      [tenant.workspaceId, tenant.accountId],
    );
    await act('enrollments.run_now', { enrollmentId: who.enrollmentId, stepId: 'pause' });
    await advanceEnrollments(worker, tenant.workspaceId);
    expect(await find()).toMatchObject({ stepId: 'again', touch: { state: 'ready' } });
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(0);
  });

  it('makes a deferred touch due, never later than it was', async () => {
    await open();
    const touchId = await tenant.touch(who, { state: 'ready', dueAt: MONDAY.add({ hours: 3 }) });
    const asked = { enrollmentId: who.enrollmentId, stepId: 'mail' };
    expect((await act('enrollments.run_now', asked)).touch?.dueAt).toEqual(MONDAY);
    room.now = MONDAY.add({ minutes: 30 });
    expect((await act('enrollments.run_now', asked)).touch?.dueAt).toEqual(MONDAY);
    expect(await allocateLanes(worker, tenant.workspaceId)).toBe(1);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'reserved' });
  });

  it('is refused while somebody holds it, or its campaign does not run', async () => {
    await open();
    const asked = { enrollmentId: who.enrollmentId, stepId: 'mail' };
    await act('enrollments.pause', { enrollmentId: who.enrollmentId });
    expect(await refused(act('enrollments.run_now', asked))).toBe('wrong_state');
    await act('enrollments.resume', { enrollmentId: who.enrollmentId });
    await tenant.sql(`UPDATE campaigns SET status = 'paused' WHERE id = $1::uuid`, [tenant.campaignId]);
    expect(await refused(act('enrollments.run_now', asked))).toBe('wrong_state');
  });
});

describe('a sequence that somebody ends', () => {
  it('is stopped once, also while it is held, and its touch never leaves', async () => {
    await open();
    const touchId = await tenant.touch(who);
    const { enrollmentId } = who;
    await act('enrollments.pause', { enrollmentId });
    const view = await act('enrollments.stop', { enrollmentId, reason: 'wrong_person' });
    expect(view).toMatchObject({ status: 'stopped', stopReason: 'wrong_person' });
    expect(await act('enrollments.stop', { enrollmentId, reason: 'not_a_fit' })).toEqual(view);
    expect(await touchNow(tenant, touchId)).toMatchObject({ state: 'cancelled' });
    expect((await names()).filter((type) => type === 'enrollment.stopped')).toHaveLength(1);
    expect(await refused(act('enrollments.resume', { enrollmentId }))).toBe('wrong_state');
  });

  it('counts as converted once, also after it ended', async () => {
    await open();
    const { enrollmentId } = who;
    await act('enrollments.stop', { enrollmentId, reason: 'not_a_fit' });
    await act('enrollments.mark_converted', { enrollmentId });
    expect(await act('enrollments.mark_converted', { enrollmentId })).toMatchObject({
      status: 'stopped',
      stopReason: 'not_a_fit',
      convertedAt: MONDAY,
    });
    expect((await names()).filter((type) => type === 'enrollment.converted')).toHaveLength(1);
    await open();
    expect(await act('enrollments.mark_converted', { enrollmentId: who.enrollmentId })).toMatchObject({
      status: 'stopped',
      stopReason: 'converted',
    });
  });

  it('ends everywhere at once for a lead', async () => {
    await open();
    expect(await act('leads.stop_all', { leadId: who.leadId, reason: 'left_company' })).toEqual({
      stopped: 1,
    });
    expect(await act('leads.stop_all', { leadId: who.leadId, reason: 'left_company' })).toEqual({
      stopped: 0,
    });
    expect(await enrollmentNow(tenant, who.enrollmentId)).toMatchObject({ stop_reason: 'left_company' });
  });
});

describe('an act that meets a claim', () => {
  const acts = ['enrollments.pause', 'enrollments.stop', 'enrollments.skip_step'] as const;
  it.each(acts)('%s: either the touch was claimed before, and is told, or it never leaves', async (name) => {
    await open();
    const seen = new Set<boolean>();
    for (let round = 0; round < 12; round += 1) {
      who = await tenant.enrolled();
      const touchId = await tenant.touch(who);
      const input = { enrollmentId: who.enrollmentId, stepId: 'mail', reason: 'not_a_fit' } as const;
      const ask = () =>
        act(name, input).then(
          (view) => view.touch?.state ?? null,
          (error: unknown) => (error instanceof Refusal ? 'refused' : Promise.reject(error as Error)),
        );
      const claim = () => claimTouch(worker, tenant.call(touchId));
      const [answer, { claimed }] =
        round % 2 === 0
          ? await Promise.all([ask(), claim()])
          : await Promise.all([claim(), ask()]).then(([a, b]) => [b, a] as const);
      seen.add(claimed);
      const after = await touchNow(tenant, touchId);
      if (claimed) {
        expect(after).toMatchObject({ state: 'sending' });
        expect(answer).toBe(name === 'enrollments.skip_step' ? 'refused' : 'sending');
      } else {
        expect(['ready', 'cancelled']).toContain(after?.state);
        expect(await claimTouch(worker, tenant.call(touchId, after?.fence ?? 1))).toMatchObject({
          claimed: false,
        });
      }
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});
