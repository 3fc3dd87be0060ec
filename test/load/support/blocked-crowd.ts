/**
 * A workspace in which nine of ten touches may not go: three tenths wait for a paused campaign, three tenths for the morning of
 * their leads, three tenths for domains that had enough today. All are due, and none has been looked at.
 */
import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';

export interface BlockedCrowd {
  readonly workspaceId: string;
  readonly pausedCampaignId: string;
}

const ALWAYS = { zone: 'UTC', weekdays: [1, 2, 3, 4, 5, 6, 7], ranges: [{ from: '00:00', to: '24:00' }] };
const OFFICE = { ...ALWAYS, ranges: [{ from: '08:00', to: '18:00' }] };
const GRAPH = JSON.stringify({
  start: 'hello',
  steps: [
    { id: 'hello', kind: 'email', subject: 'Hello', body: 'Hello', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
});

/** At ten in the morning in London it is evening in Tokyo. */
export async function createBlockedCrowd(
  owner: pg.Client,
  { accounts, touches, now }: { accounts: number; touches: number; now: string },
): Promise<BlockedCrowd> {
  const [workspaceId, sequenceId, versionId, open, abroad, paused, identityId] = Array.from(
    { length: 7 },
    () => randomUUIDv7(),
  );
  const run = (text: string, values: unknown[] = []) => owner.query(text, values);
  const of = [workspaceId, now];
  await run(`INSERT INTO workspaces (id, name, created_at) VALUES ($1, 'bench', $2)`, of);
  await run(`INSERT INTO identities (workspace_id, id, name, created_at) VALUES ($1, $3, 'Bench', $2)`, [
    ...of,
    identityId,
  ]);
  await run(
    `INSERT INTO sequences (workspace_id, id, name, draft, created_at, updated_at) VALUES ($1, $3, 'bench', $4, $2, $2)`,
    [...of, sequenceId, GRAPH],
  );
  await run(
    `INSERT INTO sequence_versions (workspace_id, id, sequence_id, number, graph, created_at) VALUES ($1, $3, $4, 1, $5, $2)`,
    [...of, versionId, sequenceId, GRAPH],
  );
  for (const [id, status, window] of [
    [open, 'running', null],
    [abroad, 'running', OFFICE],
    [paused, 'paused', null],
  ] as const)
    await run(
      `INSERT INTO campaigns (workspace_id, id, name, status, sequence_id, sequence_version_id, "window", in_lead_zone, launched_at, created_at)
       VALUES ($1, $3, 'bench', $4, $5, $6, $7, $7::jsonb IS NOT NULL, $2, $2)`,
      [...of, id, status, sequenceId, versionId, window && JSON.stringify(window)],
    );
  await run(
    `INSERT INTO accounts (workspace_id, id, identity_id, channel, address, display_name, settings, sealed_credentials, "window", daily_caps,
       limits, gap_seconds_min, gap_seconds_max, inbox_read_at, created_at)
     SELECT $1, uuidv7(), $3, 'email', 'a' || n || '@bench.test', 'Bench', '{}', '\\x00', $4, '{"email": 100000}', '{"perRecipientDomain": 5}',
       200, 200, clock_timestamp() + interval '1 day', $2 FROM generate_series(1, $5::int) n`,
    [...of, identityId, JSON.stringify(ALWAYS), accounts],
  );
  await run(
    `INSERT INTO campaign_accounts (workspace_id, campaign_id, account_id)
     SELECT a.workspace_id, c.id, a.id FROM accounts a JOIN campaigns c ON c.workspace_id = a.workspace_id WHERE a.workspace_id = $1`,
    [workspaceId],
  );
  await run(
    `INSERT INTO lanes (workspace_id, account_id, kind, next_slot_at, look_at) SELECT $1, id, 'email', $2, $2 FROM accounts WHERE workspace_id = $1`,
    of,
  );
  await run(
    `INSERT INTO budget_ledger (workspace_id, holder_id, item, day, used)
     SELECT $1, a.id, '@big' || d || '.test', ($2::timestamptz AT TIME ZONE 'UTC')::date, 5 FROM accounts a, generate_series(0, 2) d WHERE a.workspace_id = $1`,
    of,
  );
  // By n: 0 is free, 1 to 3 have a spent domain, 4 to 6 live in Tokyo, 7 to 9 wait for the paused campaign.
  await run(
    `CREATE TEMPORARY TABLE crowd AS SELECT n, uuidv7() AS lead_id, uuidv7() AS address_id, uuidv7() AS enrollment_id,
       n % 10 AS part, CASE WHEN n % 10 BETWEEN 1 AND 3 THEN 'big' || (n % 10 - 1) || '.test' ELSE 'p' || n || '.test' END AS domain,
       CASE WHEN n % 10 >= 7 THEN $2::uuid WHEN n % 10 >= 4 THEN $3::uuid ELSE $4::uuid END AS campaign_id
     FROM generate_series(1, $1::int) n`,
    [touches, paused, abroad, open],
  );
  await run(
    `INSERT INTO leads (workspace_id, id, first_name, time_zone, created_at, updated_at)
     SELECT $1, lead_id, 'L' || n, CASE WHEN part BETWEEN 4 AND 6 THEN 'Asia/Tokyo' END, $2, $2 FROM crowd`,
    of,
  );
  await run(
    `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
     SELECT $1, address_id, lead_id, 'email', 'l' || n || '@' || domain, 'professional' FROM crowd`,
    [workspaceId],
  );
  await run(
    `INSERT INTO enrollments (workspace_id, id, campaign_id, lead_id, sequence_version_id, identity_id, step_id, step_entered_at, created_at)
     SELECT $1, enrollment_id, campaign_id, lead_id, $3, $4, 'hello', $2, $2 FROM crowd`,
    [...of, versionId, identityId],
  );
  // Those that are blocked have waited longer: they stand in front.
  await run(
    `INSERT INTO touches (workspace_id, id, kind, lead_id, account_id, channel_identity_id, campaign_id, enrollment_id, step_id, subject, text,
       priority, due_at, created_at, zone, recipient_domain)
     SELECT $1, uuidv7(), 'email', c.lead_id, a.id, c.address_id, c.campaign_id, c.enrollment_id, 'hello', 'Hello', 'Hello', 20,
       $2::timestamptz - CASE WHEN part = 0 THEN interval '1 minute' ELSE interval '1 hour' END, $2,
       CASE WHEN part BETWEEN 4 AND 6 THEN 'Asia/Tokyo' ELSE '' END, c.domain
     FROM crowd c JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM accounts WHERE workspace_id = $1) a ON a.n = (c.n / 10) % $3::int`,
    [...of, accounts],
  );
  await run('DROP TABLE crowd');
  await run('VACUUM ANALYZE');
  return { workspaceId: workspaceId ?? '', pausedCampaignId: paused ?? '' };
}
