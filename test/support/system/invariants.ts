/**
 * Which sentences must be true after every run, whatever broke on the way?
 *
 * Judged from two sides: Overture's own tables, and the ledger of the world, which knows nothing of Overture.
 */
import { expect } from '@jest/globals';
import type { System } from './system.js';

interface LedgerCounts {
  readonly emailsAccepted: number;
  readonly invitationsSent: number;
  readonly invitationsAccepted: number;
  readonly linkedinMessages: number;
  readonly profilesVisited: number;
  readonly profilesFollowed: number;
  readonly invitationsWithdrawn: number;
  readonly inmails: number;
  readonly meetingsBooked: number;
  readonly dealsWon: number;
  readonly wonCents: number;
}

export async function expectNothingBroken(system: System): Promise<void> {
  await expectEverybodyEnded(system);
  await expectNobodyTwice(system);
  await expectBudgetsKept(system);
  await expectLedgerEqualsFunnel(system);
}

/** No step twice for anybody, by the world's own account. */
export async function expectNobodyTwice(system: System): Promise<void> {
  const duplicates = await get(system, '/ledger/duplicates');
  expect(duplicates).toEqual({ emails: [], invitations: [], linkedinMessages: [], inmails: [] });
}

/** No lead lost, nothing left for a person to sort out. */
export async function expectEverybodyEnded(system: System): Promise<void> {
  const { rows: open } = await system.sql.query(
    `SELECT e.id, e.step_id, e.due_at FROM enrollments e WHERE e.status = 'active' LIMIT 5`,
  );
  expect(open).toEqual([]);
  const { rows: unsettled } = await system.sql.query(
    `SELECT id, kind, state, reason FROM touches WHERE state NOT IN ('sent', 'failed', 'cancelled') LIMIT 5`,
  );
  expect(unsettled).toEqual([]);
}

/** No day, no seven days in a row and no month over its cap, for no account and no campaign. */
async function expectBudgetsKept(system: System): Promise<void> {
  const { rows: days } = await system.sql.query(
    `SELECT b.item, b.day, b.used FROM budget_ledger b JOIN accounts a ON a.workspace_id = b.workspace_id AND a.id = b.holder_id
     WHERE b.used > CASE WHEN b.item LIKE '@%' THEN (a.limits->>'perRecipientDomain')::int ELSE (a.daily_caps->>b.item)::int END`,
  );
  expect(days).toEqual([]);
  const { rows: spans } = await system.sql.query(
    `SELECT b.item, b.day, w.used AS week, m.used AS month FROM budget_ledger b
     JOIN accounts a ON a.workspace_id = b.workspace_id AND a.id = b.holder_id
     CROSS JOIN LATERAL (SELECT sum(x.used) AS used FROM budget_ledger x WHERE x.workspace_id = b.workspace_id
       AND x.holder_id = b.holder_id AND x.item = b.item AND x.day BETWEEN b.day - 6 AND b.day) w
     CROSS JOIN LATERAL (SELECT sum(x.used) AS used FROM budget_ledger x WHERE x.workspace_id = b.workspace_id
       AND x.holder_id = b.holder_id AND x.item = b.item
       AND date_trunc('month', x.day::timestamp) = date_trunc('month', b.day::timestamp)) m
     WHERE w.used > (a.limits->'week'->>b.item)::int OR m.used > (a.limits->'month'->>b.item)::int`,
  );
  expect(spans).toEqual([]);
  const { rows: campaigns } = await system.sql.query(
    `SELECT c.name, b.day, b.used FROM budget_ledger b JOIN campaigns c ON c.workspace_id = b.workspace_id AND c.id = b.holder_id
     WHERE b.used > c.daily_cap`,
  );
  expect(campaigns).toEqual([]);
}

async function expectLedgerEqualsFunnel(system: System): Promise<void> {
  const { counts } = await get<{ counts: LedgerCounts }>(system, '/ledger/counts');
  const { rows } = await system.sql.query<{ metric: string; count: number; amount: string }>(
    `SELECT metric, sum(count)::int AS count, sum(amount_cents)::text AS amount FROM figures WHERE dimension = 'campaign' AND grain = 'total' GROUP BY metric`,
  );
  const figure = (metric: string) => rows.find((row) => row.metric === metric)?.count ?? 0;
  expect({
    emails: figure('sent_email'),
    invitations: figure('invited'),
    accepted: figure('accepted'),
    linkedinMessages: figure('sent_linkedin_message'),
    follows: figure('sent_linkedin_follow'),
    inmails: figure('sent_linkedin_inmail'),
    withdrawals: figure('sent_linkedin_withdraw'),
    meetings: figure('meetings_booked'),
    won: figure('deals_won'),
    wonCents: Number(rows.find((row) => row.metric === 'pipeline_cents')?.amount ?? 0),
  }).toEqual({
    emails: counts.emailsAccepted,
    invitations: counts.invitationsSent,
    accepted: counts.invitationsAccepted,
    linkedinMessages: counts.linkedinMessages,
    follows: counts.profilesFollowed,
    inmails: counts.inmails,
    withdrawals: counts.invitationsWithdrawn,
    meetings: counts.meetingsBooked,
    won: counts.dealsWon,
    wonCents: counts.wonCents,
  });
  // A visit leaves no trace at the provider: one that a crash swallowed is not repeated, and not counted.
  expect(figure('sent_linkedin_visit')).toBeLessThanOrEqual(counts.profilesVisited);
}

async function get<T>(system: System, path: string): Promise<T> {
  return (await (await fetch(new URL(path, system.sandboxUrl))).json()) as T;
}
