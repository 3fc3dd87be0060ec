/** A workspace with many accounts and a backlog of ready touches, written as sets. */
import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';

export interface Crowd {
  readonly workspaceId: string;
}

const GRAPH = JSON.stringify({
  start: 'hello',
  steps: [
    { id: 'hello', kind: 'email', subject: 'Hello', body: 'Hello', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
});
const WINDOW = JSON.stringify({
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  ranges: [{ from: '00:00', to: '24:00' }],
});

/** Business time stands at `now`; every touch is due. */
export async function createCrowd(
  owner: pg.Client,
  { accounts, touches, now }: { accounts: number; touches: number; now: string },
): Promise<Crowd> {
  const [workspaceId, sequenceId, versionId, campaignId, identityId] = Array.from({ length: 5 }, () =>
    randomUUIDv7(),
  );
  const run = (text: string, values: unknown[] = []) => owner.query(text, values);
  await run(`INSERT INTO workspaces (id, name, created_at) VALUES ($1, 'bench', $2)`, [workspaceId, now]);
  await run(`INSERT INTO identities (workspace_id, id, name, created_at) VALUES ($1, $2, 'Bench', $3)`, [
    workspaceId,
    identityId,
    now,
  ]);
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
    `INSERT INTO accounts (workspace_id, id, identity_id, channel, address, display_name, settings, sealed_credentials, "window", daily_caps,
       gap_seconds_min, gap_seconds_max, inbox_read_at, created_at)
     SELECT $1, uuidv7(), $2, 'email', 'a' || n || '@bench.test', 'Bench', '{}', '\\x00', $3, '{"email": 100000}', 150, 150, clock_timestamp(), $4
     FROM generate_series(1, $5::int) n`,
    [workspaceId, identityId, WINDOW, now, accounts],
  );
  await run(
    `INSERT INTO lanes (workspace_id, account_id, kind, next_slot_at, look_at) SELECT $1, id, 'email', $2, $2 FROM accounts WHERE workspace_id = $1`,
    [workspaceId, now],
  );
  await run(
    `INSERT INTO leads (workspace_id, id, first_name, created_at, updated_at) SELECT $1, uuidv7(), 'L' || n, $2, $2 FROM generate_series(1, $3::int) n`,
    [workspaceId, now, touches],
  );
  await run(
    `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
     SELECT $1, uuidv7(), id, 'email', id || '@people.test', 'professional' FROM leads WHERE workspace_id = $1`,
    [workspaceId],
  );
  await run(
    `INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, step_id, step_entered_at, created_at)
     SELECT $1, uuidv7(), $2, id, $3, $4, 'hello', $5, $5 FROM leads WHERE workspace_id = $1`,
    [workspaceId, campaignId, versionId, identityId, now],
  );
  await run(
    `INSERT INTO touches (workspace_id, id, kind, lead_id, account_id, channel_identity_id, campaign_id, enrollment_id, step_id, subject, text,
       priority, due_at, created_at)
     SELECT $1, uuidv7(), 'email', e.lead_id, a.id, ci.id, $2, e.id, 'hello', 'Hello', 'Hello', 20, $3, $3
     FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM enrollments WHERE workspace_id = $1) e
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM accounts WHERE workspace_id = $1) a ON a.n = e.n % $4::int
     JOIN channel_identities ci ON ci.workspace_id = $1 AND ci.lead_id = e.lead_id`,
    [workspaceId, campaignId, now, accounts],
  );
  // Of what is filled: a table that is known to be empty would be read without its indexes for a while.
  await run(
    'VACUUM (ANALYZE) workspaces, identities, campaigns, accounts, lanes, leads, channel_identities, enrollments, touches',
  );
  return { workspaceId: workspaceId ?? '' };
}
