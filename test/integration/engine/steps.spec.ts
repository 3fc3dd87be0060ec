/** Do the steps with an effect inside Overture have it once, whatever happens in between? */
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from '@jest/globals';
import {
  type ActContext,
  advanceEnrollments,
  claimTouch,
  createOperationHandlers,
  pulse,
  type Stores,
} from '#application';
import { encodeId } from '#contracts';
import type { Step } from '#domain';
import { createSecretBox } from '#persistence';
import {
  type EngineRoom,
  MONDAY,
  newId,
  openEngineRoom,
  SECRET_KEY,
  type Worker,
} from './support/engine-room.js';
import { enrollmentNow, events } from './support/looking.js';
import { scriptedChannel } from './support/scripted-channel.js';
import { attributesOf, email, end, mortal, openWith, start, touchesOf } from './support/step-scenes.js';
import type { Tenant } from './support/tenant.js';

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

const NO_QUEUE = { enqueue: async () => undefined };
const round = (tenant: Tenant, by = worker) => pulse(by, NO_QUEUE, tenant.workspaceId);
const open = (...steps: Step[]) => openWith(room, steps);

const SET: Step = { id: 'set', kind: 'set_field', field: 'stage', value: 'Warm', next: 'if' };
const WARM: readonly Step[] = [
  SET,
  {
    id: 'if',
    kind: 'condition',
    if: { ask: 'field_equals', field: 'stage', value: 'warm' },
    then: 'mail',
    else: 'end',
  },
  email('mail', 'end'),
  end,
];

describe('a field that a sequence writes', () => {
  it('is written once, though a worker dies before each commit and two look at the same time', async () => {
    const tenant = await open(...WARM);
    const people = await Promise.all([1, 2, 3].map(() => start(tenant)));
    const dies = mortal(worker);
    dies.dying = true;
    await round(tenant, dies.worker);
    expect(await events(tenant)).toEqual([]);
    dies.dying = false;
    await advanceEnrollments(dies.worker, tenant.workspaceId);
    dies.dying = true;
    await round(tenant, dies.worker);
    const other = await room.worker({ channels: { email: scriptedChannel() } });
    await Promise.all([round(tenant), round(tenant, other), round(tenant)]);
    await round(tenant);
    for (const { leadId, enrollmentId } of people) {
      expect(await attributesOf(tenant, leadId)).toEqual({ stage: 'Warm' });
      expect(await touchesOf(tenant, enrollmentId)).toHaveLength(1);
    }
    expect(await events(tenant, 'lead.')).toEqual(Array(3).fill('lead.upserted'));
  });

  it('counts for the questions that follow, before it is carried out', async () => {
    const tenant = await open(
      SET,
      { id: 'if', kind: 'wait', for: { hours: 1 }, next: 'asked' },
      {
        id: 'asked',
        kind: 'condition',
        if: { ask: 'field_equals', field: 'stage', value: 'warm' },
        then: 'mail',
        else: 'end',
      },
      email('mail', 'end'),
      end,
    );
    const { enrollmentId } = await start(tenant);
    await advanceEnrollments(worker, tenant.workspaceId);
    room.now = MONDAY.add({ hours: 2 });
    await advanceEnrollments(worker, tenant.workspaceId);
    expect(await touchesOf(tenant, enrollmentId)).toMatchObject([{ step_id: 'mail' }]);
  });

  it('does not come back to somebody who is gone', async () => {
    const tenant = await open(...WARM);
    const { leadId } = await start(tenant);
    await advanceEnrollments(worker, tenant.workspaceId);
    await tenant.sql(`UPDATE leads SET state = 'erased' WHERE workspace_id = $1::uuid AND id = $2::uuid`, [
      tenant.workspaceId,
      leadId,
    ]);
    await round(tenant);
    expect(await attributesOf(tenant, leadId)).toEqual({});
  });
});

test('a lead joins a static audience, and no other kind', async () => {
  const [list, filter] = [newId(), newId()];
  const tenant = await open(
    { id: 'add', kind: 'add_to_audience', audienceId: encodeId('audience', list), next: 'too' },
    { id: 'too', kind: 'add_to_audience', audienceId: encodeId('audience', filter), next: 'end' },
    end,
  );
  for (const [id, kind] of [
    [list, 'static'],
    [filter, 'filter'],
  ] as const)
    await tenant.sql(
      `INSERT INTO audiences (workspace_id, id, name, kind, created_at) VALUES ($1::uuid, $2::uuid, $3, $3, $4::timestamptz)`,
      [tenant.workspaceId, id, kind, MONDAY.toString()],
    );
  const { leadId } = await start(tenant);
  await round(tenant);
  await round(tenant);
  const members = await tenant.sql(
    'SELECT audience_id, lead_id FROM audience_members WHERE workspace_id = $1::uuid',
    [tenant.workspaceId],
  );
  expect(members).toEqual([{ audience_id: list, lead_id: leadId }]);
  expect(await events(tenant, 'enrollment.')).toEqual(['enrollment.finished']);
});

test('a split deals each lead once, and every touch after it carries the variant', async () => {
  const tenant = await open(
    {
      id: 'split',
      kind: 'split',
      variants: [
        { name: 'A', weight: 1, next: 'short' },
        { name: 'B', weight: 1, next: 'long' },
      ],
    },
    email('short', 'both'),
    email('long', 'both'),
    email('both', 'end'),
    end,
  );
  const people = await Promise.all(Array.from({ length: 12 }, () => start(tenant)));
  await round(tenant);
  await tenant.sql(
    `UPDATE touches SET state = 'sent', sent_at = $2::timestamptz, slot_at = NULL WHERE workspace_id = $1::uuid`,
    [tenant.workspaceId, MONDAY.toString()],
  );
  await tenant.sql('UPDATE enrollments SET due_at = $2::timestamptz WHERE workspace_id = $1::uuid', [
    tenant.workspaceId,
    MONDAY.toString(),
  ]);
  await round(tenant);
  const dealt = new Set<string | null>();
  for (const { enrollmentId } of people) {
    const [first, second] = await touchesOf(tenant, enrollmentId);
    expect(first?.step_id).toBe(first?.variant === 'A' ? 'short' : 'long');
    expect(second).toMatchObject({ step_id: 'both', variant: first?.variant });
    dealt.add(first?.variant ?? null);
  }
  expect(dealt).toEqual(new Set(['A', 'B']));
  expect(await events(tenant, 'enrollment.variant_dealt')).toHaveLength(12);
});

describe('a task', () => {
  const TASK: Step = {
    id: 'call',
    kind: 'manual_task',
    title: 'Call {{ first_name }}',
    body: 'About {{ company_name | default: "their team" }}',
    within: { days: 2 },
    next: 'mail',
  };
  const handlers = createOperationHandlers({
    secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } }),
    publicUrl: 'http://127.0.0.1:1',
    messageId: (touchId) => `<${touchId}@test>`,
  });
  const contextFor = (tenant: Tenant, stores: Stores): ActContext => ({
    stores,
    now: room.now,
    realNow: Temporal.Now.instant(),
    newId,
    caller: { workspaceId: tenant.workspaceId, apiKeyId: newId(), scopes: [], kind: 'person' },
  });
  const tell = (tenant: Tenant, name: 'tasks.complete' | 'tasks.skip', taskId: string) =>
    room.database.unitOfWork.act(tenant.workspaceId, (stores) =>
      handlers[name](contextFor(tenant, stores), { taskId }),
    );
  const openTasks = (tenant: Tenant) =>
    room.database.unitOfWork.act(tenant.workspaceId, (stores) =>
      handlers['tasks.list'](contextFor(tenant, stores), { state: 'open', limit: 50 }),
    );

  it('waits for a person, whom its lead, its words and its date are told', async () => {
    const tenant = await open(TASK, email('mail', 'end'), end);
    const { leadId, enrollmentId } = await start(tenant);
    await round(tenant);
    room.now = MONDAY.add({ hours: 40 });
    await round(tenant);
    const { data } = await openTasks(tenant);
    expect(data).toMatchObject([
      {
        state: 'open',
        title: 'Call Lea',
        text: 'About their team',
        leadId,
        enrollmentId,
        stepId: 'call',
        overdue: false,
        dueAt: MONDAY.add({ hours: 48 }),
      },
    ]);
    room.now = MONDAY.add({ hours: 49 });
    expect((await openTasks(tenant)).data).toMatchObject([{ overdue: true }]);
    const lanes = await tenant.sql('SELECT kind FROM lanes WHERE workspace_id = $1::uuid', [
      tenant.workspaceId,
    ]);
    expect(lanes).toEqual([]);
  });

  it.each([
    ['tasks.complete', 'completed', 'touch.sent'],
    ['tasks.skip', 'skipped', 'touch.failed'],
  ] as const)('%s lets the sequence go on, and asked again changes nothing', async (name, state, event) => {
    const tenant = await open(TASK, email('mail', 'end'), end);
    const { enrollmentId } = await start(tenant);
    await round(tenant);
    const [touch] = await touchesOf(tenant, enrollmentId);
    const taskId = touch?.id ?? '';
    expect(await tell(tenant, name, taskId)).toMatchObject({ state });
    expect(await tell(tenant, name, taskId)).toMatchObject({ state });
    expect(await events(tenant, 'touch.')).toEqual(['touch.planned', event]);
    await round(tenant);
    expect(await touchesOf(tenant, enrollmentId)).toMatchObject([
      { kind: 'manual_task' },
      { step_id: 'mail' },
    ]);
    const other = name === 'tasks.complete' ? 'tasks.skip' : 'tasks.complete';
    await expect(tell(tenant, other, taskId)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('is cancelled by an answer, and then nobody completes it', async () => {
    const tenant = await open(TASK, email('mail', 'end'), end);
    const { leadId, enrollmentId } = await start(tenant);
    await round(tenant);
    await worker.work.run(tenant.workspaceId, ({ stops }) => stops.stopLead(leadId, 'replied', room.now));
    const [touch] = await touchesOf(tenant, enrollmentId);
    await expect(tell(tenant, 'tasks.complete', touch?.id ?? '')).rejects.toMatchObject({
      code: 'wrong_state',
    });
    expect((await openTasks(tenant)).data).toEqual([]);
  });

  it('is never taken in hand by a machine: the table itself refuses a slot', async () => {
    const tenant = await open(TASK, email('mail', 'end'), end);
    const { enrollmentId } = await start(tenant);
    await round(tenant);
    const [touch] = await touchesOf(tenant, enrollmentId);
    await expect(
      tenant.sql(
        `UPDATE touches SET state = 'reserved', slot_at = now() WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [tenant.workspaceId, touch?.id ?? ''],
      ),
    ).rejects.toThrow('touches_tasks_are_done_by_people');
  });
});

describe('a goal', () => {
  const goal = (ask: 'replied' | 'meeting_booked' | 'deal_won', next: string): Step => ({
    id: 'goal',
    kind: 'goal',
    if: { ask },
    next,
  });
  const withGoal = (ask: 'replied' | 'meeting_booked' | 'deal_won') =>
    open(
      email('mail', 'pause'),
      { id: 'pause', kind: 'wait', for: { days: 2 }, next: 'again' },
      email('again', 'end'),
      goal(ask, 'task'),
      { id: 'task', kind: 'manual_task', title: 'Call {{ first_name }}', next: 'end' },
      end,
    );
  const stop = (tenant: Tenant, leadId: string, reason: 'replied' | 'meeting_booked') =>
    worker.work.run(tenant.workspaceId, ({ stops }) => stops.stopLead(leadId, reason, room.now));

  it('takes the place of the stop: what was queued is cancelled, and the lead goes on there', async () => {
    const tenant = await withGoal('replied');
    const { leadId, enrollmentId } = await start(tenant);
    await round(tenant);
    await worker.work.run(tenant.workspaceId, async ({ correspondence }) =>
      correspondence.markReplied(enrollmentId, room.now),
    );
    expect(await stop(tenant, leadId, 'replied')).toBe(0);
    expect(await touchesOf(tenant, enrollmentId)).toMatchObject([{ step_id: 'mail', state: 'cancelled' }]);
    await round(tenant);
    expect(await touchesOf(tenant, enrollmentId)).toMatchObject([
      { step_id: 'mail', state: 'cancelled' },
      { step_id: 'task', kind: 'manual_task', state: 'ready' },
    ]);
    expect(await events(tenant, 'enrollment.')).toEqual(['enrollment.goal_reached', 'enrollment.converted']);
    // Once it is reached, the stop rule holds again.
    expect(await stop(tenant, leadId, 'replied')).toBe(1);
    expect(await enrollmentNow(tenant, enrollmentId)).toMatchObject({ status: 'stopped' });
  });

  it('is not followed by what they left, though that turns out to have never gone', async () => {
    const tenant = await withGoal('replied');
    const who = await start(tenant);
    await round(tenant);
    const [mail] = await touchesOf(tenant, who.enrollmentId);
    const setMail = (state: string) =>
      tenant.sql(
        `UPDATE touches SET state = $3, slot_at = $4::timestamptz, fence = 5 WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [tenant.workspaceId, mail?.id ?? '', state, room.now.toString()],
      );
    await setMail('unknown');
    await worker.work.run(tenant.workspaceId, ({ correspondence }) =>
      correspondence.markReplied(who.enrollmentId, room.now),
    );
    await stop(tenant, who.leadId, 'replied');
    await round(tenant);
    await setMail('reserved');
    expect(await claimTouch(worker, tenant.call(mail?.id ?? '', 5))).toEqual({
      claimed: false,
      why: 'converted',
    });
    expect(await touchesOf(tenant, who.enrollmentId)).toMatchObject([
      { step_id: 'mail', state: 'cancelled' },
      { step_id: 'task', state: 'ready' },
    ]);
  });

  it('is none of the business of a sequence without one, nor of another reason', async () => {
    const tenant = await withGoal('deal_won');
    const { leadId, enrollmentId } = await start(tenant);
    await round(tenant);
    expect(await stop(tenant, leadId, 'meeting_booked')).toBe(1);
    expect(await enrollmentNow(tenant, enrollmentId)).toMatchObject({ status: 'stopped' });
  });

  it('is reached at once when a deal is won, though the sequence waits for days', async () => {
    const tenant = await open(
      { id: 'pause', kind: 'wait', for: { days: 9 }, next: 'mail' },
      email('mail', 'end'),
      goal('deal_won', 'end'),
      end,
    );
    const { leadId, enrollmentId } = await start(tenant);
    await round(tenant);
    await tenant.sql(
      `INSERT INTO deals (workspace_id, id, lead_id, campaign_id, enrollment_id, external_id, name, stage, status, value_cents, currency,
         status_since, created_at, updated_at)
       VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, 'crm-1', 'Deal', 'Won', 'won', 100, 'EUR', $6::timestamptz, $6::timestamptz, $6::timestamptz)`,
      [tenant.workspaceId, newId(), leadId, tenant.campaignId, enrollmentId, room.now.toString()],
    );
    await worker.work.run(tenant.workspaceId, ({ stops }) => stops.wakeForGoal(leadId, 'deal_won', room.now));
    await round(tenant);
    expect(await enrollmentNow(tenant, enrollmentId)).toMatchObject({ status: 'finished' });
    expect(await events(tenant, 'enrollment.')).toEqual([
      'enrollment.goal_reached',
      'enrollment.converted',
      'enrollment.finished',
    ]);
  });

  it('that asks for a field is looked at within the hour', async () => {
    const tenant = await open(
      { id: 'pause', kind: 'wait', for: { days: 9 }, next: 'end' },
      { id: 'goal', kind: 'goal', if: { ask: 'field_equals', field: 'tier', value: 'a' }, next: 'end' },
      end,
    );
    const { leadId, enrollmentId } = await start(tenant);
    await round(tenant);
    await tenant.sql(
      `UPDATE leads SET attributes = '{"tier": "A"}' WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [tenant.workspaceId, leadId],
    );
    room.now = MONDAY.add({ hours: 1 });
    await round(tenant);
    expect(await enrollmentNow(tenant, enrollmentId)).toMatchObject({ status: 'finished' });
  });
});
