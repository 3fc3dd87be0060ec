/** A campaign that went on for months: its people, their touches and answers, and the events of all of it, as sets. */
import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';

const STEPS = ['visit', 'invite', 'mail', 'again', 'last'];
const KINDS = ['linkedin_visit', 'linkedin_invite', 'email', 'email', 'email'];
const ACCOUNTS = 40;
const GRAPH = JSON.stringify({
  start: STEPS[0],
  steps: [
    ...STEPS.map((id, index) => ({
      id,
      kind: KINDS[index],
      next: STEPS[index + 1] ?? 'end',
      body: 'B',
      subject: 'S',
    })),
    { id: 'end', kind: 'end' },
  ],
});

export interface CountedCampaign {
  readonly workspaceId: string;
  readonly campaignId: string;
}

/** For each person: enrolled, five touches sent, perhaps an answer, a meeting, a deal. About 6.4 events each. */
export async function createCountedCampaign(
  owner: pg.Client,
  { events, days, from }: { events: number; days: number; from: string },
): Promise<CountedCampaign> {
  const people = Math.ceil(events / 6.4);
  const [workspaceId, sequenceId, versionId, campaignId, identityId] = Array.from({ length: 5 }, () =>
    randomUUIDv7(),
  );
  const run = (text: string, values: unknown[] = []) => owner.query(text, values);
  await run(`INSERT INTO workspaces (id, name, created_at) VALUES ($1, 'bench', $2)`, [workspaceId, from]);
  await run(`INSERT INTO identities (workspace_id, id, name, created_at) VALUES ($1, $2, 'Bench', $3)`, [
    workspaceId,
    identityId,
    from,
  ]);
  await run(
    `INSERT INTO sequences (workspace_id, id, name, draft, created_at, updated_at) VALUES ($1, $2, 'bench', $3, $4, $4)`,
    [workspaceId, sequenceId, GRAPH, from],
  );
  await run(
    `INSERT INTO sequence_versions (workspace_id, id, sequence_id, number, graph, created_at) VALUES ($1, $2, $3, 1, $4, $5)`,
    [workspaceId, versionId, sequenceId, GRAPH, from],
  );
  await run(
    `INSERT INTO campaigns (workspace_id, id, name, status, sequence_id, sequence_version_id, launched_at, created_at)
     VALUES ($1, $2, 'bench', 'running', $3, $4, $5, $5)`,
    [workspaceId, campaignId, sequenceId, versionId, from],
  );
  await run(
    `INSERT INTO accounts (workspace_id, id, identity_id, channel, address, display_name, settings, sealed_credentials, "window",
       daily_caps, gap_seconds_min, gap_seconds_max, created_at)
     SELECT $1, uuidv7(), $2, 'email', 'a' || n || '@bench.test', 'Bench', '{}', '\\x00', '{}', '{}', 150, 150, $3
     FROM generate_series(1, ${ACCOUNTS}) n`,
    [workspaceId, identityId, from],
  );
  await run(
    `INSERT INTO leads (workspace_id, id, first_name, created_at, updated_at)
     SELECT $1, uuidv7(), 'L' || n, $2, $2 FROM generate_series(1, $3::int) n`,
    [workspaceId, from, people],
  );
  await run(
    `INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, status, step_id,
       step_entered_at, created_at)
     SELECT $1, uuidv7(), $2, id, $3, $4, 'finished', 'end', $5, $5 FROM leads WHERE workspace_id = $1`,
    [workspaceId, campaignId, versionId, identityId, from],
  );
  await run(
    `CREATE TEMP TABLE crowd AS SELECT e.id AS enrollment, e.lead_id AS lead, a.id AS account, e.n,
       $2::timestamptz + (e.n % $3::int) * interval '1 day' AS at
     FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM enrollments WHERE workspace_id = $1) e
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM accounts WHERE workspace_id = $1) a ON a.n = e.n % ${ACCOUNTS}`,
    [workspaceId, from, days - 20],
  );
  const event = (type: string, data: string, after: string, rest = '') =>
    run(
      `INSERT INTO events (workspace_id, id, type, data, occurred_at)
       SELECT $1, uuidv7(), '${type}', jsonb_build_object('campaignId', $2::uuid, 'enrollmentId', enrollment, 'leadId', lead) || ${data},
         at + ${after} FROM crowd ${rest}`,
      [workspaceId, campaignId],
    );
  await event('enrollment.started', `'{}'`, `interval '0'`);
  for (const [index, step] of STEPS.entries())
    await event(
      'touch.sent',
      `jsonb_build_object('touchId', uuidv7(), 'kind', '${KINDS[index]}', 'accountId', account, 'stepId', '${step}')`,
      `interval '${index * 3} days'`,
    );
  const mail = `jsonb_build_object('stepId', 'mail', 'accountId', account)`;
  await event(
    'reply.received',
    `${mail} || '{"disposition": "interested"}'`,
    `interval '8 days'`,
    'WHERE n % 5 = 0',
  );
  await event('invitation.accepted', mail, `interval '5 days'`, 'WHERE n % 8 = 0');
  await event(
    'meeting.booked',
    `${mail} || jsonb_build_object('meetingId', uuidv7(), 'revision', 1)`,
    `interval '10 days'`,
    'WHERE n % 20 = 0',
  );
  await event(
    'deal.won',
    `${mail} || jsonb_build_object('dealId', uuidv7(), 'revision', 1, 'valueCents', n * 100, 'currency', CASE n % 3 WHEN 0 THEN 'EUR' ELSE 'USD' END)`,
    `interval '15 days'`,
    'WHERE n % 40 = 0',
  );
  await run('ANALYZE');
  return { workspaceId: workspaceId ?? '', campaignId: campaignId ?? '' };
}
