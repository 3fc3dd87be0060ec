/** A campaign of eight emails with thousands of people at its beginning, dealt to mailboxes, written as sets. */
import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';

export interface SimulatedCrowd {
  readonly workspaceId: string;
  readonly campaignId: string;
}

const STEPS = 8;
const GRAPH = JSON.stringify({
  start: 'mail0',
  steps: [
    ...Array.from({ length: STEPS }, (_, step) => [
      {
        id: `mail${step}`,
        kind: 'email',
        subject: 'Hello {{first_name}}',
        body: 'Hello {{first_name}}, may I ask about {{company_name | default: "your work"}}?',
        next: `wait${step}`,
      },
      {
        id: `wait${step}`,
        kind: 'wait',
        for: { days: 3 },
        next: step + 1 === STEPS ? 'end' : `mail${step + 1}`,
      },
    ]).flat(),
    { id: 'end', kind: 'end' },
  ],
});
const WINDOW = JSON.stringify({
  zone: 'Europe/Paris',
  weekdays: [1, 2, 3, 4, 5],
  ranges: [
    { from: '09:00', to: '12:00' },
    { from: '14:00', to: '18:00' },
  ],
});
const LIMITS = JSON.stringify({ perRecipientDomain: 5 });

export async function createSimulatedCrowd(
  owner: pg.Client,
  { accounts, people, now }: { accounts: number; people: number; now: string },
): Promise<SimulatedCrowd> {
  const [workspaceId = '', sequenceId, versionId, campaignId = ''] = Array.from({ length: 4 }, () =>
    randomUUIDv7(),
  );
  const run = (text: string, values: unknown[]) => owner.query(text, values);
  await run(`INSERT INTO workspaces (id, name, created_at) VALUES ($1, 'bench', $2)`, [workspaceId, now]);
  await run(
    `INSERT INTO sequences (workspace_id, id, name, draft, created_at, updated_at) VALUES ($1, $2, 'bench', $3, $4, $4)`,
    [workspaceId, sequenceId, GRAPH, now],
  );
  await run(
    `INSERT INTO sequence_versions (workspace_id, id, sequence_id, number, graph, created_at) VALUES ($1, $2, $3, 1, $4, $5)`,
    [workspaceId, versionId, sequenceId, GRAPH, now],
  );
  await run(
    `INSERT INTO campaigns (workspace_id, id, name, status, sequence_id, sequence_version_id, launched_at, created_at)
     VALUES ($1, $2, 'bench', 'running', $3, $4, $5, $5)`,
    [workspaceId, campaignId, sequenceId, versionId, now],
  );
  await run(
    `INSERT INTO identities (workspace_id, id, name, created_at)
     SELECT $1, uuidv7(), 'Bench ' || n, $2 FROM generate_series(1, $3::int) n`,
    [workspaceId, now, accounts],
  );
  await run(
    `INSERT INTO accounts (workspace_id, id, identity_id, channel, address, display_name, settings, sealed_credentials, "window", daily_caps,
       limits, gap_seconds_min, gap_seconds_max, inbox_read_at, created_at)
     SELECT $1, uuidv7(), id, 'email', id || '@bench.test', 'Bench', '{}', '\\x00', $2, '{"email": 50}', $3, 90, 300, clock_timestamp(), $4
     FROM identities WHERE workspace_id = $1`,
    [workspaceId, WINDOW, LIMITS, now],
  );
  await run(
    `INSERT INTO campaign_accounts (workspace_id, campaign_id, account_id) SELECT $1, $2, id FROM accounts WHERE workspace_id = $1`,
    [workspaceId, campaignId],
  );
  await run(
    `INSERT INTO leads (workspace_id, id, first_name, created_at, updated_at) SELECT $1, uuidv7(), 'L' || n, $2, $2 FROM generate_series(1, $3::int) n`,
    [workspaceId, now, people],
  );
  await run(
    `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
     SELECT $1, uuidv7(), id, 'email', id || '@company' || (row_number() OVER (ORDER BY id) % 3000) || '.test', 'professional'
     FROM leads WHERE workspace_id = $1`,
    [workspaceId],
  );
  await run(
    `INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, step_id, step_entered_at, due_at, created_at)
     SELECT $1, uuidv7(), $2, l.id, $3, i.id, 'mail0', $4, $4, $4
     FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM leads WHERE workspace_id = $1) l
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM identities WHERE workspace_id = $1) i ON i.n = l.n % $5::int`,
    [workspaceId, campaignId, versionId, now, accounts],
  );
  await owner.query('ANALYZE');
  return { workspaceId, campaignId };
}
