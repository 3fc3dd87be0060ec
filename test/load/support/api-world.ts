/** What do the reads of `bench api` find? One workspace of an ordinary team, made from a campaign that was counted. */
import { createDatabase, sequenceEvents, updateFigures } from '#persistence';
import { randomUUIDv7 } from 'node:crypto';
import type { BenchDatabase } from './bench-database.ts';
import { createCountedCampaign } from './counted-campaign.ts';

export interface ApiWorld {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly leadId: string;
  readonly conversationId: string;
}

const EVENTS = 20_000;
const COMPANIES = 400;
const CAMPAIGNS = 60;
const MESSAGES = 20;
const SINCE = '2026-01-05T08:30:00Z';

export async function createApiWorld(bench: BenchDatabase): Promise<ApiWorld> {
  const { workspaceId, campaignId } = await createCountedCampaign(bench.owner, {
    events: EVENTS,
    days: 120,
    from: SINCE,
  });
  const run = (text: string, values: unknown[] = []) => bench.owner.query<{ id: string }>(text, values);
  await run(COMPANIES_SQL, [workspaceId, SINCE]);
  await run(LEADS_SQL, [workspaceId]);
  await run(IDENTITIES_SQL, [workspaceId, SINCE]);
  await run(CAMPAIGNS_SQL, [workspaceId, SINCE]);
  for (const table of ['campaign_accounts', 'campaign_audiences', 'enrollments'] as const)
    await run(PARTS_SQL[table], [workspaceId, SINCE]);
  const { rows } = await run('SELECT id FROM leads WHERE workspace_id = $1 ORDER BY id OFFSET 1000 LIMIT 1', [
    workspaceId,
  ]);
  const leadId = rows[0]?.id ?? '';
  const conversationId = randomUUIDv7();
  await run(CONVERSATION_SQL, [workspaceId, conversationId, leadId, SINCE]);
  await run(MESSAGES_SQL, [workspaceId, conversationId, SINCE]);
  await count(bench.engineUrl);
  await run('VACUUM (ANALYZE)');
  return { workspaceId, campaignId, leadId, conversationId };
}

async function count(engineUrl: string): Promise<void> {
  const database = createDatabase({ url: engineUrl, label: 'bench', poolSize: 2 });
  try {
    while ((await sequenceEvents(database.engineSql, 20_000)) > 0);
    await database.engineSql.rows(
      "INSERT INTO event_cursors (consumer) VALUES ('figures@2') ON CONFLICT DO NOTHING",
    );
    while ((await updateFigures(database.engineSql, 5_000)) > 0);
  } finally {
    await database.close();
  }
}

const COMPANIES_SQL = `
  INSERT INTO companies (workspace_id, id, domain, name, industry, size, tags, created_at, updated_at)
  SELECT $1::uuid, uuidv7(), 'company' || n || '.test', 'Company ' || n, (ARRAY['Software', 'Logistics', 'Health'])[1 + n % 3],
    10 * n, ARRAY['tag' || n % 7], $2::timestamptz, $2::timestamptz FROM generate_series(1, ${COMPANIES}) n`;

const LEADS_SQL = `
  UPDATE leads l SET last_name = 'Bench' || x.n, job_title = 'Head of Sales', job_function = 'sales', seniority = 'head',
    location = 'Berlin', attributes = jsonb_build_object('plan', 'gold', 'seats', x.n::text), company_id = x.company
  FROM (SELECT p.id, p.n, c.id AS company FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM leads WHERE workspace_id = $1::uuid) p
        JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM companies WHERE workspace_id = $1::uuid) c ON c.n = p.n % ${COMPANIES}) x
  WHERE l.workspace_id = $1::uuid AND l.id = x.id`;

const IDENTITIES_SQL = `
  INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label, verdict, verdict_reason, checked_at)
  SELECT l.workspace_id, uuidv7(), l.id, k.kind, lower(l.last_name) || k.suffix, k.label, k.verdict, k.reason,
    CASE WHEN k.verdict IS NOT NULL THEN $2::timestamptz END
  FROM leads l CROSS JOIN (VALUES ('email', '@company.test', 'professional', 'deliverable', 'verified'),
    ('linkedin_public_id', '-public', NULL, NULL, NULL), ('linkedin_member_id', '-member', NULL, NULL, NULL)) AS k (kind, suffix, label, verdict, reason)
  WHERE l.workspace_id = $1::uuid`;

const CAMPAIGNS_SQL = `
  INSERT INTO campaigns (workspace_id, id, name, status, sequence_id, external_id, max_enrollments, launched_at, created_at)
  SELECT $1::uuid, uuidv7(), 'Campaign ' || n, 'running', s.id, 'crm-' || n, 1000 + n, $2::timestamptz, $2::timestamptz
  FROM generate_series(1, ${CAMPAIGNS}) n, (SELECT id FROM sequences WHERE workspace_id = $1::uuid LIMIT 1) s ORDER BY n`;

const PARTS_SQL = {
  campaign_accounts: `
    INSERT INTO campaign_accounts (workspace_id, campaign_id, account_id)
    SELECT c.workspace_id, c.id, a.id FROM campaigns c,
      (SELECT id FROM accounts WHERE workspace_id = $1::uuid AND $2::text IS NOT NULL ORDER BY id LIMIT 3) a
    WHERE c.workspace_id = $1::uuid AND c.external_id IS NOT NULL`,
  campaign_audiences: `
    WITH made AS (
      INSERT INTO audiences (workspace_id, id, name, kind, created_at)
      VALUES ($1::uuid, uuidv7(), 'Everybody', 'static', $2::timestamptz) RETURNING id)
    INSERT INTO campaign_audiences (workspace_id, campaign_id, audience_id, live)
    SELECT c.workspace_id, c.id, made.id, false FROM campaigns c, made
    WHERE c.workspace_id = $1::uuid AND c.external_id IS NOT NULL`,
  enrollments: `
    INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, status, step_id,
      step_entered_at, created_at)
    SELECT c.workspace_id, uuidv7(), c.id, l.id, v.id, i.id, (ARRAY['active', 'finished', 'stopped'])[1 + l.n % 3], 'end',
      $2::timestamptz, $2::timestamptz
    FROM campaigns c,
      (SELECT id, row_number() OVER (ORDER BY id)::int AS n FROM leads WHERE workspace_id = $1::uuid ORDER BY id LIMIT 20) l,
      (SELECT id FROM sequence_versions WHERE workspace_id = $1::uuid LIMIT 1) v,
      (SELECT id FROM identities WHERE workspace_id = $1::uuid LIMIT 1) i
    WHERE c.workspace_id = $1::uuid AND c.external_id IS NOT NULL`,
} as const;

const CONVERSATION_SQL = `
  INSERT INTO conversations (workspace_id, id, lead_id, account_id, channel, subject, disposition, needs_reply,
    last_message_at, created_at)
  SELECT $1::uuid, $2::uuid, $3::uuid, a.id, 'email', 'Hello', 'interested', true,
    $4::timestamptz + interval '${MESSAGES} hours', $4::timestamptz
  FROM accounts a WHERE a.workspace_id = $1::uuid ORDER BY a.id LIMIT 1`;

const MESSAGES_SQL = `
  INSERT INTO messages (workspace_id, id, conversation_id, direction, subject, text, external_id, disposition, automatic, occurred_at)
  SELECT $1::uuid, uuidv7(), $2::uuid, CASE WHEN n % 2 = 0 THEN 'in' ELSE 'out' END, 'Hello',
    repeat('A sentence of an ordinary letter. ', 6), 'bench-' || n, CASE WHEN n % 2 = 0 THEN 'interested' END, false,
    $3::timestamptz + n * interval '1 hour'
  FROM generate_series(1, ${MESSAGES}) n`;
