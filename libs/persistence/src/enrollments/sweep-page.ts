/** One page of a sweep: who of the next few thousand leads is a member, and neither enrolled nor on the way? */
import type { ExcludeRule } from '#contracts';
import type { AudienceFilter } from '#domain';
import { memberQuery } from '../audiences/member-query.js';
import type { Sql } from '../database/db.js';
import { mayEnter } from './exclusion-sql.js';
import { LIVE_CAMPAIGN } from './list-entrants.js';

/** Business time between two sweeps of one audience. */
const EVERY = { hours: 1 };
/** Who was left out is looked at again after this much business time, should nothing about them change before. */
const LOOK_AGAIN = { hours: 24 };
/** Leads of one page. */
const PAGE = 5_000;

interface Due {
  readonly campaign_id: string;
  readonly exclude: ExcludeRule | null;
  readonly id: string;
  readonly kind: 'static' | 'filter';
  readonly filter: AudienceFilter | null;
  readonly swept_to: string | null;
}

/** False when no live audience of the workspace is due. */
export async function sweepPage(sql: Sql, workspaceId: string, now: Temporal.Instant): Promise<boolean> {
  const due = await takeDue(sql, workspaceId, now);
  if (!due) return false;
  const from = due.swept_to ?? '00000000-0000-0000-0000-000000000000';
  const to = await endOfPage(sql, workspaceId, due, from);
  await list(sql, workspaceId, due, [from, to ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'], now);
  await sql.rows(
    `UPDATE campaign_audiences SET swept_to = $4::uuid, swept_at = CASE WHEN $4::uuid IS NULL THEN $5::timestamptz ELSE swept_at END
     WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND audience_id = $3::uuid`,
    [workspaceId, due.campaign_id, due.id, to, now.toString()],
  );
  return true;
}

async function takeDue(sql: Sql, workspaceId: string, now: Temporal.Instant): Promise<Due | undefined> {
  const [row] = await sql.rows<Due>(
    `SELECT a.campaign_id, c.exclude, au.id, au.kind, au.filter, a.swept_to FROM campaign_audiences a
     JOIN campaigns c ON c.workspace_id = a.workspace_id AND c.id = a.campaign_id AND ${LIVE_CAMPAIGN}
     JOIN audiences au ON au.workspace_id = a.workspace_id AND au.id = a.audience_id
     WHERE a.workspace_id = $1::uuid AND a.live AND (a.swept_at IS NULL OR a.swept_at <= $2::timestamptz)
     ORDER BY a.swept_at NULLS FIRST, a.campaign_id LIMIT 1 FOR UPDATE OF a SKIP LOCKED`,
    [workspaceId, now.subtract(EVERY).toString()],
  );
  return row;
}

/** The last lead of a full page; null when there is none after it. */
async function endOfPage(sql: Sql, workspaceId: string, due: Due, from: string): Promise<string | null> {
  const [leads, values] =
    due.kind === 'static'
      ? [
          'SELECT lead_id AS id FROM audience_members WHERE workspace_id = $1::uuid AND audience_id = $3::uuid AND lead_id',
          [due.id],
        ]
      : ['SELECT id FROM leads WHERE workspace_id = $1::uuid AND id', []];
  const [last] = await sql.rows<{ id: string }>(`${leads} > $2::uuid ORDER BY 1 OFFSET ${PAGE - 1} LIMIT 1`, [
    workspaceId,
    from,
    ...values,
  ]);
  return last?.id ?? null;
}

async function list(
  sql: Sql,
  workspaceId: string,
  due: Due,
  [from, to]: readonly [string, string],
  now: Temporal.Instant,
): Promise<void> {
  const members = memberQuery(workspaceId, due, 7);
  await sql.rows(
    `INSERT INTO campaign_entries AS known (workspace_id, campaign_id, lead_id, source, asked_at)
     SELECT $1::uuid, $2::uuid, m.lead_id, 'live', $3::timestamptz
     FROM (${members.sql}) m JOIN leads l ON l.workspace_id = $1::uuid AND l.id = m.lead_id
     WHERE m.lead_id > $4::uuid AND m.lead_id <= $5::uuid
       AND NOT EXISTS (SELECT 1 FROM enrollments e
         WHERE e.workspace_id = $1::uuid AND e.campaign_id = $2::uuid AND e.lead_id = m.lead_id)
       AND NOT EXISTS (SELECT 1 FROM campaign_entries known
         WHERE known.workspace_id = $1::uuid AND known.campaign_id = $2::uuid AND known.lead_id = m.lead_id
           AND (known.state = 'waiting' OR known.looked_at > $6::timestamptz))
       AND ${mayEnter(due.exclude ?? {}, '$2', '$3')}
     ORDER BY m.lead_id
     ON CONFLICT (workspace_id, campaign_id, lead_id) DO UPDATE
       SET state = 'waiting', reason = NULL, looked_at = NULL, asked_at = EXCLUDED.asked_at
       WHERE known.state = 'left_out'`,
    [
      workspaceId,
      due.campaign_id,
      now.toString(),
      from,
      to,
      now.subtract(LOOK_AGAIN).toString(),
      ...members.values,
    ],
  );
}
