/** A campaign as a developer prepares it: written step by step, tested on oneself, planned for a time, on real servers. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { runToTheEnd } from '../support/system/step-clock.js';
import { startSystem, type System } from '../support/system/system.js';

interface Campaign {
  readonly id: string;
  readonly status: string;
  readonly sequenceId: string;
  readonly scheduledAt: string | null;
  readonly launchedAt: string | null;
  readonly enrollments: { readonly active: number };
}

describe('a campaign that is prepared by API', () => {
  let system: System;
  let campaign: Campaign;

  beforeAll(async () => {
    system = await startSystem({ people: 40, senders: 1 });
    const { rest, sandboxUrl, world } = system;
    const csv = await (await fetch(new URL('/population.csv?limit=4', sandboxUrl))).text();
    const { audienceId } = await rest.post<{ audienceId: string }>('/v1/leads/import', {
      csv,
      audienceName: 'Four people',
    });
    const sequence = await rest.post<{ id: string }>('/v1/sequences', { name: 'Step by step' });
    const steps = `/v1/sequences/${sequence.id}/steps`;
    await rest.post(steps, { step: { kind: 'email', subject: 'For {{ first_name }}', body: 'Hello!' } });
    await rest.post(steps, { step: { kind: 'email', body: 'Did you see this?' }, after: 'email-1' });
    await rest.post(steps, { step: { kind: 'wait', for: { days: 2 } }, after: 'email-1' });
    campaign = await rest.post<Campaign>('/v1/campaigns', {
      name: 'Prepared',
      sequenceId: sequence.id,
      audienceIds: [audienceId],
      accountIds: world.accountIds,
    });
  }, 60_000);

  afterAll(() => system.close());

  it('arrives in one’s own inbox once, marked as a test', async () => {
    const { rest, world } = system;
    const to = world.senders[0]?.mailbox.address ?? '';
    const { test } = await rest.post<{ test: { id: string } }>(`/v1/campaigns/${campaign.id}/test-send`, {
      stepId: 'email-2',
      to,
    });
    await until(async () => {
      const { state } = await rest.get<{ state: string }>(`/v1/test-sends/${test.id}`);
      return state === 'sent';
    });
    const { rows } = await system.sql.query<{ attempts: number; events: number; conversations: number }>(
      `SELECT (SELECT count(*)::int FROM attempts WHERE state = 'sent') AS attempts,
         (SELECT count(*)::int FROM events WHERE type LIKE 'touch.%' OR type = 'reply.received') AS events,
         (SELECT count(*)::int FROM conversations) AS conversations`,
    );
    expect(rows).toEqual([{ attempts: 1, events: 0, conversations: 0 }]);
    // It comes back to the mailbox that sent it, is read there, and is nobody's reply.
    await until(async () => {
      const signals = await system.sql.query(
        `SELECT 1 FROM inbound_signals WHERE raw LIKE '%[Test] Re: For %' AND processed_at IS NOT NULL`,
      );
      return signals.rows.length === 1;
    });
    expect(await rest.get(`/v1/campaigns/${campaign.id}`)).toMatchObject({ status: 'draft' });
  });

  it('is sent to nobody else', async () => {
    const answer = await fetch(new URL(`/v1/campaigns/${campaign.id}/test-send`, system.apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${system.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ stepId: 'email-1', to: 'stranger@elsewhere.example' }),
    });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'not_allowed' }),
    ]);
  });

  it('starts at the time that was planned, also with another worker than the one that heard of it', async () => {
    const { rest, sandboxUrl } = system;
    const { now } = (await (await fetch(new URL('/clock', sandboxUrl))).json()) as { now: string };
    const startAt = Temporal.Instant.from(now).add({ hours: 30 }).toString();
    const launch = async () => {
      const plan = await rest.post<{ id: string }>(`/v1/campaigns/${campaign.id}/launch-plans`, { startAt });
      await rest.post(`/v1/plans/${plan.id}/execute`);
      return rest.get<Campaign>(`/v1/campaigns/${campaign.id}`);
    };
    expect(await launch()).toMatchObject({ status: 'scheduled', launchedAt: null });
    await rest.post(`/v1/campaigns/${campaign.id}/unschedule`);
    const planned = await launch();
    expect(Temporal.Instant.from(planned.scheduledAt ?? '').toString()).toBe(startAt);

    await system.worker().stop();
    await system.restartWorker();
    await runToTheEnd(system);
    const ended = await rest.get<Campaign>(`/v1/campaigns/${campaign.id}`);
    expect(ended.status).toBe('completed');
    expect(Temporal.Instant.compare(ended.launchedAt ?? '', startAt)).toBeGreaterThanOrEqual(0);
    const { counts } = await rest.get<{ counts: Record<string, number> }>(
      `/v1/campaigns/${campaign.id}/figures`,
    );
    // Planned twice, taken back once: everybody counts once.
    expect(counts['enrolled']).toBe(4);
    const early = await system.sql.query(`SELECT 1 FROM touches WHERE kind = 'email' AND sent_at < $1`, [
      startAt,
    ]);
    expect(early.rows).toEqual([]);
  }, 90_000);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('It did not come true in time.');
    await sleep(50);
  }
}
