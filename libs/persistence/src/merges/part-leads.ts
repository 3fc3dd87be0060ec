/**
 * How does one lead become two again?
 *
 * What moved goes back if it is still the survivor's. A field of the survivor goes back to what it was unless somebody
 * changed it since; whatever came since is the survivor's.
 */
import type { MergeRow } from '#application';
import type { Db } from '../database/db.js';
import { partConversations } from './join-conversations.js';
import { changePlaces } from './join-enrollments.js';
import { type MergeMoves, refreshActivity, type Row } from './merge-moves.js';

interface Kept {
  readonly before: { readonly survivor: Row; readonly merged: Row };
  readonly after: { readonly survivor: Row };
  readonly moved: MergeMoves;
}

export async function partLeads(db: Db, merge: MergeRow, at: Temporal.Instant): Promise<void> {
  const { workspaceId, sql } = db;
  const { leadId, mergedLeadId } = merge;
  const [kept] = await sql.rows<Kept>(
    'SELECT before, after, moved FROM lead_merges WHERE workspace_id = $1::uuid AND id = $2::uuid',
    [workspaceId, merge.id],
  );
  if (!kept) throw new Error('The merge that was just locked is gone.');
  const { moved } = kept;
  await restoreLeads(db, kept, leadId, mergedLeadId, at);
  await partConversations(db, moved, leadId, mergedLeadId);
  await partEnrollments(db, moved, merge, at);
  const giveBack = (table: 'touches' | 'meetings' | 'deals' | 'channel_identities', ids: readonly string[]) =>
    sql.rows(
      `UPDATE ${table} SET lead_id = $3::uuid WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND id = ANY($4::uuid[])`,
      [workspaceId, leadId, mergedLeadId, ids],
    );
  await giveBack('touches', moved.touches);
  await sql.rows(
    `UPDATE touches SET lead_id = $3::uuid WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND enrollment_id = ANY($4::uuid[])`,
    [workspaceId, leadId, mergedLeadId, [...moved.enrollments, ...moved.swapped.map((pair) => pair.merged)]],
  );
  await giveBack('meetings', moved.meetings);
  await giveBack('deals', moved.deals);
  await giveBack('channel_identities', moved.identities);
  await sql.rows(
    `UPDATE channel_identities i SET label = was.label FROM jsonb_to_recordset($2::jsonb) AS was(id uuid, label text)
     WHERE i.workspace_id = $1::uuid AND i.id = was.id AND i.lead_id = ANY($3::uuid[])`,
    [workspaceId, JSON.stringify(moved.labels), [leadId, mergedLeadId]],
  );
  await partAudiences(db, moved, leadId, mergedLeadId);
  await refreshActivity(db, [leadId, mergedLeadId]);
  await sql.rows(
    'UPDATE lead_merges SET undone_at = $3::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid',
    [workspaceId, merge.id, at.toString()],
  );
}

/** Columns that a merge may have changed. */
const FIELDS = [
  'company_id',
  'first_name',
  'last_name',
  'job_title',
  'job_function',
  'seniority',
  'location',
  'phone',
  'time_zone',
  'corrected_fields',
  'name_folded',
  'title_folded',
  'location_folded',
] as const;

async function restoreLeads(
  { workspaceId, sql }: Db,
  { before, after }: Kept,
  leadId: string,
  mergedId: string,
  at: Temporal.Instant,
): Promise<void> {
  const back = (table: string, field: string): string =>
    `${field} = CASE WHEN to_jsonb(l.${field}) IS NOT DISTINCT FROM nullif($4::jsonb->'${field}', 'null') THEN ${table}.${field} ELSE l.${field} END`;
  await sql.rows(
    `UPDATE leads l SET ${FIELDS.map((field) => back('b', field)).join(', ')},
       attributes = (
         -- What somebody set since stays; the rest is as it was.
         SELECT coalesce(jsonb_object_agg(name, value), '{}') FROM (
           SELECT name, value FROM jsonb_each(b.attributes) AS was(name, value)
             WHERE l.attributes->name IS NOT DISTINCT FROM $4::jsonb->'attributes'->name
           UNION ALL
           SELECT name, value FROM jsonb_each(l.attributes) AS is_now(name, value)
             WHERE value IS DISTINCT FROM $4::jsonb->'attributes'->name) AS left_over),
       updated_at = $5::timestamptz
     FROM jsonb_populate_record(NULL::leads, $3::jsonb) b
     WHERE l.workspace_id = $1::uuid AND l.id = $2::uuid`,
    [workspaceId, leadId, JSON.stringify(before.survivor), JSON.stringify(after.survivor), at.toString()],
  );
  await sql.rows(
    `UPDATE leads l SET state = 'present', ${FIELDS.map((field) => `${field} = b.${field}`).join(', ')}, attributes = b.attributes,
       updated_at = $4::timestamptz
     FROM jsonb_populate_record(NULL::leads, $3::jsonb) b
     WHERE l.workspace_id = $1::uuid AND l.id = $2::uuid`,
    [workspaceId, mergedId, JSON.stringify(before.merged), at.toString()],
  );
}

/**
 * Of the person $3, as whom both were known since $4. Whose words or whose wish it was cannot be told apart any more, so it
 * counts for both.
 */
const STOPPED_MEANWHILE = `(EXISTS (SELECT 1 FROM enrollments s
    WHERE s.workspace_id = $1::uuid AND s.lead_id = ANY($3::uuid[]) AND s.status = 'stopped'
      AND s.stop_reason NOT IN ('merged', 'campaign_stopped') AND s.ended_at >= $4::timestamptz)
  OR EXISTS (SELECT 1 FROM conversations cv
    JOIN messages m ON m.workspace_id = cv.workspace_id AND m.conversation_id = cv.id
    WHERE cv.workspace_id = $1::uuid AND cv.lead_id = ANY($3::uuid[])
      AND m.direction = 'in' AND NOT m.automatic AND m.occurred_at >= $4::timestamptz))`;

/**
 * What was stopped for being the same person's goes on, if its campaign still does and nothing stopped the person since; what
 * was cancelled gets a new slot.
 */
async function partEnrollments(
  db: Db,
  moved: MergeMoves,
  { leadId, mergedLeadId: mergedId, createdAt }: MergeRow,
  at: Temporal.Instant,
): Promise<void> {
  const { workspaceId, sql } = db;
  for (const pair of moved.swapped) await changePlaces(db, swap(pair), leadId, mergedId, at);
  await sql.rows(
    'UPDATE enrollments SET lead_id = $3::uuid WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND id = ANY($4::uuid[])',
    [workspaceId, leadId, mergedId, moved.enrollments],
  );
  const resumed = await sql.rows<{ id: string }>(
    `UPDATE enrollments e SET status = 'active', stop_reason = NULL, ended_at = NULL, due_at = b.due_at
     FROM jsonb_populate_recordset(NULL::enrollments, $2::jsonb) b
     WHERE e.workspace_id = $1::uuid AND e.id = b.id AND e.status = 'stopped' AND e.stop_reason = 'merged'
       AND EXISTS (SELECT 1 FROM campaigns c WHERE c.workspace_id = $1::uuid AND c.id = e.campaign_id AND c.status IN ('running', 'paused'))
       AND NOT ${STOPPED_MEANWHILE}
     RETURNING e.id`,
    [workspaceId, JSON.stringify(moved.stopped), [leadId, mergedId], createdAt.toString()],
  );
  await sql.rows(
    `UPDATE touches t SET state = 'ready', reason = NULL, slot_at = NULL, enqueued_at = NULL,
       open = NOT EXISTS (SELECT 1 FROM enrollments e
         WHERE e.workspace_id = $1::uuid AND e.id = t.enrollment_id AND e.paused_at IS NOT NULL)
     FROM jsonb_populate_recordset(NULL::touches, $2::jsonb) b
     WHERE t.workspace_id = $1::uuid AND t.id = b.id AND t.state = 'cancelled' AND t.reason = 'merged'
       AND t.enrollment_id = ANY($3::uuid[])`,
    [workspaceId, JSON.stringify(moved.cancelled), resumed.map(({ id }) => id)],
  );
  await sql.rows(
    `UPDATE lanes l SET look_at = LEAST(l.look_at, $3::timestamptz) FROM jsonb_populate_recordset(NULL::touches, $2::jsonb) b
     WHERE l.workspace_id = $1::uuid AND l.account_id = b.account_id AND l.kind = b.kind`,
    [workspaceId, JSON.stringify(moved.cancelled), at.toString()],
  );
}

/** The survivor has the merged lead's enrollment now, and the other way round. */
const swap = (pair: { readonly survivors: string; readonly merged: string }) => ({
  survivors: pair.merged,
  merged: pair.survivors,
});

async function partAudiences(
  { workspaceId, sql }: Db,
  moved: MergeMoves,
  leadId: string,
  mergedId: string,
): Promise<void> {
  const own = moved.audiences.filter((id) => !moved.audiencesOfBoth.includes(id));
  await sql.rows(
    'DELETE FROM audience_members WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND audience_id = ANY($3::uuid[])',
    [workspaceId, leadId, own],
  );
  await sql.rows(
    `INSERT INTO audience_members (workspace_id, audience_id, lead_id)
     SELECT $1::uuid, a.id, $2::uuid FROM audiences a WHERE a.workspace_id = $1::uuid AND a.id = ANY($3::uuid[])
     ON CONFLICT DO NOTHING`,
    [workspaceId, mergedId, moved.audiences],
  );
  await sql.rows(
    'UPDATE campaign_entries SET lead_id = $3::uuid WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND campaign_id = ANY($4::uuid[])',
    [workspaceId, leadId, mergedId, moved.entries],
  );
  await sql.rows(
    `INSERT INTO campaign_entries SELECT c.* FROM jsonb_populate_recordset(NULL::campaign_entries, $2::jsonb) c
     WHERE c.workspace_id = $1::uuid AND EXISTS (SELECT 1 FROM campaigns p WHERE p.workspace_id = $1::uuid AND p.id = c.campaign_id)
     ON CONFLICT DO NOTHING`,
    [workspaceId, JSON.stringify(moved.droppedEntries)],
  );
}
