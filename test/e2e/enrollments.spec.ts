/** People enter a campaign that runs, are held, moved on and left out: on real servers, with business time stepped by hand. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeId } from '#contracts';
import { expectNobodyTwice } from '../support/system/invariants.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';

const GRAPH = {
  start: 'first',
  steps: [
    { id: 'first', kind: 'email', subject: 'Hello {{ first_name }}', body: 'Hello.', next: 'pause' },
    { id: 'pause', kind: 'wait', for: { days: 10 }, next: 'second' },
    { id: 'second', kind: 'email', body: 'Did you see this?', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};
const A_DAY = 6;
const CMOS = 10;
/** Longer strides than usual: nothing here depends on minutes. */
const RUN = { timeoutMs: 90_000, strideMinutes: 60 };

interface Made {
  readonly id: string;
}
/** Got its first email, or never will. */
const begun = ({ status, stepId }: Enrollment): boolean => status !== 'active' || stepId !== 'first';

interface Enrollment extends Made {
  readonly leadId: string;
  readonly status: string;
  readonly stepId: string;
}

describe('a campaign that people enter while it runs', () => {
  let system: System;
  let campaignId: string;
  let audienceId: string;
  let enrollments: readonly Enrollment[];
  let pushed: readonly string[];
  const touches = async (leadId: string) =>
    (
      await system.sql.query<{ step_id: string; state: string }>(
        `SELECT step_id, state FROM touches WHERE lead_id = $1::uuid ORDER BY created_at`,
        [leadId],
      )
    ).rows.map(({ step_id, state }) => `${step_id} ${state}`);
  const uuidOf = (edgeId: string): string => decodeId('lead', edgeId) ?? '';
  const bring = async (query: string) => {
    const csv = await (await fetch(new URL(`/population.csv?${query}`, system.sandboxUrl))).text();
    return system.rest.post('/v1/leads/import', { csv });
  };
  const inside = async () =>
    (
      await system.rest.get<{ data: readonly Enrollment[] }>(
        `/v1/campaigns/${campaignId}/enrollments?limit=200`,
      )
    ).data;

  beforeAll(async () => {
    system = await startSystem({ people: 80, seed: 'entering' });
    const { rest, world } = system;
    const sequence = await rest.post<Made>('/v1/sequences', { name: 'Two mails', graph: GRAPH });
    const filter = { functions: ['marketing'], seniorities: ['c_level'] };
    audienceId = (await rest.post<Made>('/v1/audiences', { name: 'CMOs', filter })).id;
    campaignId = (
      await rest.post<Made>('/v1/campaigns', {
        name: 'Live',
        sequenceId: sequence.id,
        audienceIds: [audienceId],
        accountIds: world.accountIds,
        maxEnrollmentsPerDay: A_DAY,
      })
    ).id;
    await fetch(new URL(`/v1/campaigns/${campaignId}/audiences/${audienceId}`, system.apiUrl), {
      method: 'PUT',
      headers: { authorization: `Bearer ${system.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ live: true }),
    });
    const plan = await rest.post<Made>(`/v1/campaigns/${campaignId}/launch-plans`);
    await rest.post(`/v1/plans/${plan.id}/execute`);

    await bring(`role=chief_marketer&limit=${CMOS}`);
    const contacted = async () => {
      const people = await inside();
      return people.length === CMOS && people.every(begun);
    };
    await runToTheEnd(system, { until: contacted, ...RUN });
    // Some addresses do not exist, and some people answered meanwhile.
    enrollments = (await inside()).filter(({ status, stepId }) => status === 'active' && stepId === 'pause');
    const [held, skipped, hurried, stopped] = enrollments;
    await rest.post(`/v1/enrollments/${held?.id ?? ''}/pause`);
    await rest.post(`/v1/enrollments/${skipped?.id ?? ''}/skip-step`, { stepId: 'pause' });
    await rest.post(`/v1/enrollments/${hurried?.id ?? ''}/run-now`, { stepId: 'pause' });
    await rest.post(`/v1/enrollments/${stopped?.id ?? ''}/convert`);
    await bring('role=sales_lead&limit=4');
    const others = await rest.post<{ data: readonly Made[] }>('/v1/leads/search', {
      filter: { functions: ['sales'] },
    });
    pushed = others.data.map(({ id }) => id);
    await rest.post(`/v1/campaigns/${campaignId}/enrollments`, { leadIds: pushed });
    const reached = async () => {
      const people = (await inside()).filter(({ leadId }) => pushed.includes(leadId));
      return people.length === pushed.length && people.every(begun);
    };
    await runToTheEnd(system, { until: reached, ...RUN });
  }, 180_000);

  afterAll(() => system.close());

  it('takes in who matches, a few a day', async () => {
    const { rows } = await system.sql.query<{ used: number }>('SELECT used FROM enrollment_days');
    expect(Math.max(...rows.map(({ used }) => used))).toBeLessThanOrEqual(A_DAY);
    expect(await inside()).toHaveLength(CMOS + pushed.length);
    await expectNobodyTwice(system);
  });

  it('sends nothing to whom somebody holds, and less or sooner where somebody says so', async () => {
    const [held, skipped, hurried, stopped] = enrollments;
    const sent = async (enrollment: Enrollment | undefined) => touches(uuidOf(enrollment?.leadId ?? ''));
    const everybodyElse = async () =>
      (await inside()).filter(({ id }) => id !== held?.id).every(({ status }) => status !== 'active');
    await runToTheEnd(system, { until: everybodyElse, ...RUN });
    expect(await sent(held)).toEqual(['first sent']);
    expect(await sent(skipped)).toEqual(['first sent', 'second sent']);
    expect(await sent(hurried)).toEqual(['first sent', 'second sent']);
    expect(await sent(stopped)).toEqual(['first sent']);
    expect(await system.rest.get(`/v1/enrollments/${held?.id ?? ''}`)).toMatchObject({ status: 'paused' });
    const converted = { status: 'stopped', stopReason: 'converted' };
    expect(await system.rest.get(`/v1/enrollments/${stopped?.id ?? ''}`)).toMatchObject(converted);
    const ways = await Promise.all(pushed.map(async (leadId) => touches(uuidOf(leadId))));
    expect(ways.filter(([first]) => first === 'first sent').length).toBeGreaterThan(0);
    expect(ways.every((way) => way.length > 0)).toBe(true);
  });

  it('leaves its people alone in the next campaign, for as long as that one says', async () => {
    const { rest, world } = system;
    const sequence = await rest.post<Made>('/v1/sequences', { name: 'Next', graph: GRAPH });
    const audience = await rest.post<Made>('/v1/audiences', { name: 'All', filter: {} });
    await bring(`role=chief_marketer&limit=2&offset=${CMOS}`);
    const next = await rest.post<Made>('/v1/campaigns', {
      name: 'Next',
      sequenceId: sequence.id,
      audienceIds: [audience.id],
      accountIds: world.accountIds,
    });
    const exclude = { contactedWithinDays: 60, activeElsewhere: true };
    const plan = await rest.post<
      Made & { summary: { people: number; excluded: { reason: string; people: number }[] } }
    >(`/v1/campaigns/${next.id}/launch-plans`, { exclude });
    const reasons = Object.fromEntries(plan.summary.excluded.map(({ reason, people }) => [reason, people]));
    const { rows } = await system.sql.query<{ people: number }>(
      `SELECT count(DISTINCT lead_id)::int AS people FROM touches WHERE state = 'sent'
         AND lead_id NOT IN (SELECT lead_id FROM enrollments WHERE status = 'active')
         AND lead_id NOT IN (SELECT ci.lead_id FROM channel_identities ci JOIN suppressions s ON s.value = ci.value)`,
    );
    expect(reasons['contacted_recently']).toBe(rows[0]?.people);
    expect(reasons['active_in_another_campaign']).toBe(1);
    expect(plan.summary.people).toBeGreaterThanOrEqual(2);
  });
});
