/** A sequence of every kind of step, on real servers: what the world saw is what was decided, counted and done by hand. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectNothingBroken } from '../support/system/invariants.js';
import { launchCampaign } from '../support/system/run-campaign.js';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';

const graphWith = (audienceId: string) => ({
  start: 'tag',
  steps: [
    { id: 'tag', kind: 'set_field', field: 'wave', value: 'spring', next: 'list' },
    { id: 'list', kind: 'add_to_audience', audienceId, next: 'split' },
    {
      id: 'split',
      kind: 'split',
      variants: [
        { name: 'warm', weight: 1, next: 'follow' },
        { name: 'cold', weight: 1, next: 'invite' },
      ],
    },
    { id: 'follow', kind: 'linkedin_follow', next: 'morning' },
    { id: 'morning', kind: 'wait', for: { workingDays: 1 }, until: { time: '09:00' }, next: 'invite' },
    { id: 'invite', kind: 'linkedin_invite', next: 'accepted' },
    {
      id: 'accepted',
      kind: 'condition',
      if: { ask: 'invitation_accepted' },
      within: { days: 6 },
      then: 'hello',
      else: 'withdraw',
    },
    {
      id: 'hello',
      kind: 'linkedin_message',
      body: 'Hello {{ first_name }}, do you like maps?',
      next: 'listen',
    },
    { id: 'withdraw', kind: 'linkedin_withdraw', next: 'inmail' },
    {
      id: 'inmail',
      kind: 'linkedin_inmail',
      subject: 'Maps',
      body: 'Do you like maps, {{ first_name }}?',
      next: 'call',
    },
    { id: 'call', kind: 'manual_task', title: 'Call {{ first_name }}', within: { hours: 2 }, next: 'listen' },
    { id: 'listen', kind: 'wait', for: { days: 5 }, next: 'end' },
    { id: 'answered', kind: 'goal', if: { ask: 'replied' }, next: 'end' },
    { id: 'end', kind: 'end' },
  ],
});

describe('a sequence of every kind of step', () => {
  let system: System;
  let enrolled: number;
  let audienceId: string;
  let campaignId: string;
  const called: string[] = [];
  const figures = new Map<string, number>();

  /** A person who looks at their tasks now and then. */
  async function doTasks(): Promise<void> {
    const { data } = await system.overture.tasks.list({ limit: 50 });
    for (const [index, task] of data.entries()) {
      if (index % 3 === 2) await system.overture.tasks.skip({ taskId: task.id });
      else await system.overture.tasks.complete({ taskId: task.id });
      called.push(task.leadId);
    }
  }

  beforeAll(async () => {
    system = await startSystem({ people: 40, seed: 'steps' });
    const audience = await system.overture.audiences.create({ name: 'Wave', leadIds: [] });
    audienceId = audience.id;
    ({ campaignId, enrolled } = await launchCampaign(system, 'limit=16', graphWith(audienceId)));
    const everybodyEnded = async () => {
      await doTasks();
      const { rows } = await system.sql.query(`SELECT 1 FROM enrollments WHERE status = 'active' LIMIT 1`);
      return rows.length === 0;
    };
    await runToTheEnd(system, { until: everybodyEnded, timeoutMs: 150_000, strideMinutes: 240 });
    const { rows } = await system.sql.query<{
      metric: string;
      key: string;
      dimension: string;
      count: number;
    }>(
      `SELECT dimension, key, metric, count FROM figures WHERE grain = 'total' AND dimension IN ('campaign', 'variant')`,
    );
    for (const { dimension, key, metric, count } of rows) figures.set(`${dimension} ${key} ${metric}`, count);
  }, 240_000);

  afterAll(() => system.close());

  it('ends for everybody, reaches nobody twice, and is counted as the world counts it', async () => {
    await expectNothingBroken(system);
    const count = (metric: string) => figures.get(`campaign  ${metric}`) ?? 0;
    for (const kind of ['follow', 'invite', 'withdraw', 'inmail'])
      expect([kind, count(`sent_linkedin_${kind}`) > 0]).toEqual([kind, true]);
    expect(count('dealt')).toBe(enrolled);
  });

  it('deals both variants, and tells the steps after the split apart by them', () => {
    const dealt = ['warm', 'cold'].map((name) => figures.get(`variant split/${name} dealt`) ?? 0);
    expect(Math.min(...dealt)).toBeGreaterThan(0);
    const invited = ['warm', 'cold'].map((name) => figures.get(`variant invite/${name} sent`) ?? 0);
    expect(invited[0]! + invited[1]!).toBe(figures.get('campaign  sent_linkedin_invite'));
    expect(figures.get('variant follow/cold sent')).toBeUndefined();
  });

  it('leaves its mark on every lead, once', async () => {
    const { rows } = await system.sql.query<{ marked: number; listed: number }>(
      `SELECT (SELECT count(*) FROM leads WHERE attributes->>'wave' = 'spring')::int AS marked,
         (SELECT count(*) FROM audience_members m JOIN audiences a ON a.id = m.audience_id WHERE a.name = 'Wave')::int AS listed`,
    );
    expect(rows).toEqual([{ marked: enrolled, listed: enrolled }]);
  });

  it('waits for people with what people do, and counts what they did', async () => {
    expect(called.length).toBeGreaterThan(0);
    expect(new Set(called).size).toBe(called.length);
    const { rows } = await system.sql.query<{ state: string; count: number }>(
      `SELECT state, count(*)::int AS count FROM touches WHERE kind = 'manual_task' GROUP BY state`,
    );
    const completed = rows.find(({ state }) => state === 'sent')?.count;
    expect(completed).toBe(figures.get('campaign  sent_manual_task'));
    const converted = await system.sql.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM enrollments WHERE converted_at IS NOT NULL',
    );
    expect(figures.get('campaign  converted') ?? 0).toBe(converted.rows[0]?.count);
    expect(campaignId).toMatch(/^cmp_/);
  });

  it('counts as converted whoever answered on the way, but for those who want no more mail', async () => {
    const { rows } = await system.sql.query<{ answered: number; converted: number; both: number }>(
      `SELECT count(*) FILTER (WHERE answered)::int AS answered, count(*) FILTER (WHERE converted)::int AS converted,
         count(*) FILTER (WHERE answered AND converted)::int AS both
       FROM (SELECT converted_at IS NOT NULL AS converted,
           replied_at <= ended_at AND stop_reason IS DISTINCT FROM 'unsubscribed' AS answered FROM enrollments) e`,
    );
    const [count] = rows;
    expect(count?.answered).toBeGreaterThan(0);
    expect(count).toEqual({ answered: count?.answered, converted: count?.answered, both: count?.answered });
  });
});
