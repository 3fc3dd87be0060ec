/** Can a campaign that runs say something else, without anybody hearing a step twice or being lost? */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { advanceEnrollments, claimTouch, recordOutcome } from '#application';
import type { SequenceGraph } from '#domain';
import { newUuidV7 } from '#persistence';
import { type EngineRoom, MONDAY, openEngineRoom, type Worker } from '../engine/support/engine-room.js';
import { own, refusalOf, Workshop } from './support/workshop.js';

let room: EngineRoom;
let worker: Worker;
beforeAll(async () => {
  room = await openEngineRoom();
  worker = await room.worker();
});
afterAll(() => room.close());
beforeEach(() => {
  room.now = MONDAY;
});

const email = (id: string, body: string, next: string) =>
  ({ id, kind: 'email', subject: `Subject ${id}`, body, next }) as const;
const wait = (id: string, days: number, next: string) => ({ id, kind: 'wait', for: { days }, next }) as const;
const END = { id: 'end', kind: 'end' } as const;
const graph = (...steps: SequenceGraph['steps'][number][]): SequenceGraph => ({
  start: steps[0]?.id ?? 'end',
  steps: [...steps, END],
});

const FIRST = graph(
  email('mail', 'First', 'pause'),
  wait('pause', 2, 'again'),
  email('again', 'Again', 'end'),
);
const SECOND = graph(
  email('mail', '{Better|Best}', 'rest'),
  wait('rest', 3, 'again'),
  email('again', 'Anew', 'end'),
);

interface Row {
  readonly lead_id: string;
  readonly number: number;
  readonly step_id: string;
  readonly step_entered_at: Date;
  readonly touches: Record<string, { id: string; state: string; text: string; fence: number }> | null;
}

class Running {
  private constructor(
    readonly shop: Workshop,
    readonly campaignId: string,
    readonly sequenceId: string,
    readonly leadIds: readonly string[],
  ) {}

  static async open(people: number, steps = FIRST, policy: 'auto' | 'person' = 'auto'): Promise<Running> {
    const asOwner = async () => undefined;
    const bench = { database: room.database, reader: room.database, asOwner, close: async () => undefined };
    const shop = await Workshop.open(bench, policy);
    await shop.sql(
      `INSERT INTO api_keys (workspace_id, id, name, lookup, secret_hash, scopes, created_at)
       VALUES ($1::uuid, $2::uuid, 'Ops', $3, 'x', '{}', now())`,
      [shop.workspaceId, shop.service.apiKeyId, newUuidV7()],
    );
    const ada = await shop.identity('Ada Byron', 'email');
    await shop.sql('UPDATE accounts SET inbox_read_at = now() WHERE workspace_id = $1::uuid', [
      shop.workspaceId,
    ]);
    const leadIds = await shop.leads(
      Array.from({ length: people }, (_, at) => ({ firstName: `L${at}`, email: `l@${newUuidV7()}.test` })),
    );
    const made = await shop.campaign({ leadIds, accountIds: ada.accountIds, graph: steps });
    const running = new Running(shop, made.campaignId, made.sequenceId, leadIds);
    if (policy === 'auto') {
      const plan = await shop.act('campaigns.plan_launch', { campaignId: made.campaignId });
      await shop.act('plans.execute', { planId: plan.id });
      await running.round();
    }
    return running;
  }

  async round(now: Temporal.Instant = room.now): Promise<void> {
    room.now = now;
    while ((await advanceEnrollments(worker, this.shop.workspaceId)) > 0);
  }

  async write(steps: SequenceGraph): Promise<void> {
    await this.shop.act('sequences.update', { sequenceId: this.sequenceId, graph: own(steps) });
  }

  async edit(steps: SequenceGraph) {
    await this.write(steps);
    const plan = await this.shop.act('campaigns.plan_edit', { campaignId: this.campaignId });
    return { plan, done: await this.shop.act('plans.execute', { planId: plan.id }) };
  }

  async rows(): Promise<Row[]> {
    const rows = await this.shop.sql<Row>(
      `SELECT e.lead_id, v.number, e.step_id, e.step_entered_at, (SELECT jsonb_object_agg(t.step_id, jsonb_build_object('id', t.id, 'state', t.state, 'text', t.text, 'fence', t.fence))
         FROM touches t WHERE t.enrollment_id = e.id) AS touches
       FROM enrollments e JOIN sequence_versions v ON v.id = e.sequence_version_id
       WHERE e.campaign_id = $1::uuid`,
      [this.campaignId],
    );
    return this.leadIds.flatMap((leadId) => rows.filter((row) => row.lead_id === leadId));
  }

  async row(index: number): Promise<Row> {
    const row = (await this.rows())[index];
    if (!row) throw new Error('No such lead.');
    return row;
  }

  /** As if it had been reserved and gone as far as that. */
  async setTouch(index: number, state: string, stepId = 'mail'): Promise<string> {
    const touchId = (await this.row(index)).touches?.[stepId]?.id ?? '';
    await this.shop.sql(
      `UPDATE touches SET state = $3, slot_at = $4::timestamptz, fence = 7, sent_at = CASE WHEN $3 = 'sent' THEN $4::timestamptz END
       WHERE workspace_id = $1::uuid AND id = $2::uuid`,
      [this.shop.workspaceId, touchId, state, room.now.toString()],
    );
    if (state === 'sent')
      await this.shop.sql(
        'UPDATE enrollments SET due_at = $3::timestamptz WHERE workspace_id = $1::uuid AND lead_id = $2::uuid',
        [this.shop.workspaceId, this.leadIds[index] ?? '', room.now.toString()],
      );
    return touchId;
  }
}

const what = (plan: {
  summary: { moves?: { stepId: string; toStepId: string | null; what: string; people: number }[] };
}) => (plan.summary.moves ?? []).map((move) => [move.stepId, move.what, move.toStepId, move.people]);

describe('a live edit', () => {
  test('rewrites what is queued, and leaves alone what was sent, is being sent or may have been', async () => {
    const states = ['sent', 'sending', 'unknown', 'held', 'reserved', 'ready'];
    const running = await Running.open(states.length);
    for (const [index, state] of states.entries()) await running.setTouch(index, state);
    await running.round();
    const before = await running.rows();
    expect(before.map((row) => row.step_id)).toEqual(['pause', 'mail', 'mail', 'mail', 'mail', 'mail']);

    const { plan, done } = await running.edit(SECOND);
    expect(plan.summary.edit).toEqual({
      fromVersion: 1,
      toVersion: 2,
      added: ['rest'],
      removed: ['pause'],
      changed: ['mail', 'again'],
    });
    expect(what(plan).sort()).toEqual([
      ['mail', 'stays_at_step', 'mail', 2],
      ['mail', 'stays_at_step', 'mail', 3],
      ['pause', 'goes_on_elsewhere', 'rest', 1],
    ]);
    expect(plan.summary.moves?.map((move) => move.rewritten).sort()).toEqual([0, 0, 2]);
    expect(done).toMatchObject({ moved: 6, stayed: 0 });
    const touchId = before[4]?.touches?.['mail']?.id ?? '';
    const stale = await claimTouch(worker, { workspaceId: running.shop.workspaceId, touchId, fence: 7 });
    expect(stale).toMatchObject({ claimed: false });

    await running.round();
    const after = await running.rows();
    expect(after.map((row) => row.number)).toEqual([2, 2, 2, 2, 2, 2]);
    for (const index of [0, 1, 2, 3]) expect(after[index]?.touches).toEqual(before[index]?.touches);
    for (const index of [4, 5]) {
      const [old, anew] = [before[index]?.touches?.['mail'], after[index]?.touches?.['mail']];
      expect(anew).toMatchObject({
        id: old?.id,
        state: 'ready',
        text: expect.stringMatching(/^(Better|Best)$/),
      });
    }
    expect(after[4]?.touches?.['mail']?.fence).toBe(8);
    // Its wait counts from when it began, by the new version's length.
    expect(after[0]).toMatchObject({ step_id: 'rest', step_entered_at: before[0]?.step_entered_at });
    await running.round(MONDAY.add({ hours: 71 }));
    expect((await running.row(0)).step_id).toBe('rest');
    await running.round(MONDAY.add({ hours: 73 }));
    expect((await running.row(0)).touches?.['again']).toMatchObject({ state: 'ready', text: 'Anew' });
  });

  test('lets whoever may be receiving a step that is gone end on the version that knows it', async () => {
    const running = await Running.open(2);
    await running.setTouch(0, 'unknown');
    const { plan, done } = await running.edit(graph(email('other', 'Other', 'end')));
    expect(what(plan)).toContainEqual(['mail', 'stays_on_version', null, 1]);
    expect(done).toMatchObject({ moved: 1, stayed: 1 });
    await running.round();
    expect(await running.row(0)).toMatchObject({ number: 1, step_id: 'mail' });
    expect((await running.row(1)).touches).toMatchObject({
      mail: { state: 'cancelled' },
      other: { state: 'ready', text: 'Other' },
    });
    // Once the evidence is there, they may follow.
    await running.setTouch(0, 'sent');
    const again = await running.shop.act('campaigns.plan_edit', { campaignId: running.campaignId });
    expect(await running.shop.act('plans.execute', { planId: again.id })).toMatchObject({
      moved: 1,
      stayed: 0,
    });
  });

  test('never sends a step again whose id comes back', async () => {
    const running = await Running.open(1);
    await running.setTouch(0, 'sent');
    await running.round();
    await running.edit(graph(email('again', 'Only this', 'end')));
    await running.edit(graph(email('mail', 'Back', 'again'), email('again', 'Only this', 'end')));
    await running.round();
    const row = await running.row(0);
    expect(row.touches).toMatchObject({ mail: { state: 'sent', text: 'First' }, again: { state: 'ready' } });
    expect(row).toMatchObject({ number: 3, step_id: 'again' });
  });

  test('counts what was delivered while it was planned, by whichever version it went', async () => {
    const running = await Running.open(1);
    await running.setTouch(0, 'reserved');
    const touchId = (await running.row(0)).touches?.['mail']?.id ?? '';
    const claim = await claimTouch(worker, { workspaceId: running.shop.workspaceId, touchId, fence: 7 });
    if (!claim.claimed) throw new Error(claim.why);
    await running.edit(SECOND);
    await recordOutcome(worker, running.shop.workspaceId, claim.order, {
      kind: 'delivered',
      externalId: 'x',
    });
    await running.round();
    expect(await running.row(0)).toMatchObject({
      number: 2,
      step_id: 'rest',
      touches: { mail: { state: 'sent', text: 'First' } },
    });
  });

  test('is done once, however often it is asked for, and not at all once something else was decided', async () => {
    const running = await Running.open(2);
    await running.write(SECOND);
    const { shop, campaignId, sequenceId } = running;
    const [plan, other] = [
      await shop.act('campaigns.plan_edit', { campaignId }),
      await shop.act('campaigns.plan_edit', { campaignId }),
    ];
    const first = await shop.act('plans.execute', { planId: plan.id });
    expect(await shop.act('plans.execute', { planId: plan.id })).toEqual(first);
    expect((await refusalOf(shop.act('plans.execute', { planId: other.id }))).code).toBe('plan_void');
    expect((await refusalOf(shop.act('campaigns.plan_edit', { campaignId }))).detail).toContain('version 2');
    await running.write(FIRST);
    const planned = await shop.act('campaigns.plan_edit', { campaignId });
    await shop.act('sequences.update_step', { sequenceId, stepId: 'mail', body: 'Rewritten' });
    expect((await refusalOf(shop.act('plans.execute', { planId: planned.id }))).code).toBe('plan_void');
    expect((await running.rows()).map((row) => row.number)).toEqual([2, 2]);
  });

  test('is refused for what could not be launched, and for a campaign that ended', async () => {
    const running = await Running.open(1);
    const { shop, campaignId } = running;
    await running.write(graph(email('mail', '{{ nonsense }}', 'end')));
    const refusal = await refusalOf(shop.act('campaigns.plan_edit', { campaignId }));
    expect([refusal.code, refusal.fields[0]?.path]).toEqual(['invalid_input', 'sequence.steps[0].body']);
    await shop.act('campaigns.stop', { campaignId });
    expect((await refusalOf(shop.act('campaigns.plan_edit', { campaignId }))).code).toBe('wrong_state');
  });
});

describe('a rollback', () => {
  test('is one call, and after an edit without sends it is as if nothing had been', async () => {
    const running = await Running.open(3);
    await running.setTouch(1, 'sent');
    await running.round();
    const before = await running.rows();
    await running.edit(SECOND);
    await running.round();
    expect((await running.rows()).map((row) => row.step_id)).toEqual(['mail', 'rest', 'mail']);
    const { shop, campaignId } = running;
    const back = await shop.act('campaigns.rollback', { campaignId, version: 1 });
    expect(back).toMatchObject({ moved: 3, stayed: 0, plan: { status: 'executed' } });
    await running.round();
    expect(await running.rows()).toEqual(before);
    expect(await shop.act('campaigns.rollback', { campaignId, version: 1 })).toMatchObject({ moved: 0 });
    expect((await refusalOf(shop.act('campaigns.rollback', { campaignId, version: 9 }))).code).toBe(
      'not_found',
    );
  });

  test('leaves who was sent something meanwhile where that brought them', async () => {
    const running = await Running.open(1);
    await running.edit(graph(email('other', 'Other', 'end')));
    await running.round();
    await running.setTouch(0, 'sent', 'other');
    await running.shop.act('campaigns.rollback', { campaignId: running.campaignId, version: 1 });
    await running.round();
    // The first version begins with "mail", which was never sent.
    expect((await running.row(0)).touches).toMatchObject({
      other: { state: 'sent' },
      mail: { state: 'ready', text: 'First' },
    });
  });

  test('waits for a person where plans do', async () => {
    const running = await Running.open(1, FIRST, 'person');
    const refusal = await refusalOf(
      running.shop.act('campaigns.rollback', { campaignId: running.campaignId, version: 1 }),
    );
    expect([refusal.code, refusal.nextStep]).toEqual([
      'needs_approval',
      expect.stringContaining('plan_edit'),
    ]);
  });
});

test('the history says who published what, and how many are on each version', async () => {
  const running = await Running.open(3);
  await running.setTouch(0, 'unknown');
  await running.edit(graph(email('other', 'Other', 'end')));
  const [{ sequenceId }, id] = [running, running.shop.service.apiKeyId];
  const { data } = await running.shop.read('sequences.versions', { sequenceId });
  const by = { createdBy: { apiKeyId: id, name: 'Ops' }, createdAt: MONDAY };
  expect(data).toMatchObject([
    { number: 2, active: 2, ended: 0, ...by },
    { number: 1, active: 1, ended: 0, ...by },
  ]);
  expect((await running.shop.read('sequences.get_version', { sequenceId, version: 1 })).graph).toEqual(FIRST);
});
