/** How does everything of one lead become another's? Set by set, with a note of what moved. */
import type { Lead, MergeResult } from '#application';
import { saveLeads } from '../leads/save-leads.js';
import type { Db } from '../database/db.js';
import { joinConversations } from './join-conversations.js';
import { joinEnrollments } from './join-enrollments.js';
import { ids, refreshActivity, rowsOf, type MergeMoves, type Row } from './merge-moves.js';

export interface Join {
  readonly id: string;
  readonly lead: Lead;
  readonly mergedId: string;
  readonly principal: string;
  readonly at: Temporal.Instant;
}

export async function joinLeads(db: Db, merge: Join): Promise<MergeResult> {
  const { workspaceId, sql } = db;
  const { lead, mergedId, at } = merge;
  const before = await leadRows(db, lead.id, mergedId);
  const identities = await joinIdentities(db, lead, mergedId);
  const enrollments = await joinEnrollments(db, lead.id, mergedId, at);
  const conversations = await joinConversations(db, lead.id, mergedId);
  const moves: MergeMoves = {
    ...identities,
    ...(await joinAudiences(db, lead.id, mergedId)),
    ...enrollments.moves,
    ...conversations,
    touches: await give(db, 'touches', lead.id, mergedId),
    meetings: await give(db, 'meetings', lead.id, mergedId),
    deals: await give(db, 'deals', lead.id, mergedId),
  };
  await sql.rows(
    `UPDATE leads SET state = 'merged', company_id = NULL, first_name = NULL, last_name = NULL, job_title = NULL,
       job_function = NULL, seniority = NULL, location = NULL, phone = NULL, time_zone = NULL, attributes = '{}', corrected_fields = '{}',
       name_folded = '', title_folded = '', location_folded = '', updated_at = $3::timestamptz
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [workspaceId, mergedId, at.toString()],
  );
  await saveLeads(db, { companies: [], leads: [lead] });
  await refreshActivity(db, [lead.id, mergedId]);
  const after = await leadRows(db, lead.id, mergedId);
  await sql.rows(
    `INSERT INTO lead_merges (workspace_id, id, survivor_id, merged_id, principal, before, after, moved, created_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::jsonb, $7::jsonb, $8::jsonb, $9::timestamptz)`,
    [
      ...[workspaceId, merge.id, lead.id, mergedId, merge.principal],
      ...[before, after, moves].map((value) => JSON.stringify(value)),
      at.toString(),
    ],
  );
  return {
    moved: {
      addresses: moves.identities.length,
      audiences: moves.audiences.length,
      enrollments: moves.enrollments.length + moves.swapped.length,
      touches: moves.touches.length,
      conversations: moves.conversations.length + moves.joined.length,
      meetings: moves.meetings.length,
      deals: moves.deals.length,
    },
    stopped: enrollments.stopped,
  };
}

async function leadRows(
  db: Db,
  survivorId: string,
  mergedId: string,
): Promise<{ survivor?: Row; merged?: Row }> {
  const rows = await rowsOf(
    db,
    `SELECT to_jsonb(l) - 'workspace_id' AS row FROM leads l WHERE l.workspace_id = $1::uuid AND l.id = ANY($2::uuid[])`,
    [survivorId, mergedId],
  );
  return {
    survivor: rows.find((row) => row['id'] === survivorId),
    merged: rows.find((row) => row['id'] === mergedId),
  };
}

async function joinIdentities(
  db: Db,
  lead: Lead,
  mergedId: string,
): Promise<Pick<MergeMoves, 'identities' | 'labels'>> {
  const { workspaceId, sql } = db;
  const wanted = JSON.stringify(lead.identities.map(({ id, label }) => ({ id, label })));
  const labels = await sql.rows<{ id: string; label: string | null }>(
    `UPDATE channel_identities i SET label = wanted.label
     FROM jsonb_to_recordset($2::jsonb) AS wanted(id uuid, label text),
       (SELECT id, label FROM channel_identities WHERE workspace_id = $1::uuid AND lead_id = ANY($3::uuid[])) before
     WHERE i.workspace_id = $1::uuid AND i.id = wanted.id AND before.id = i.id AND i.label IS DISTINCT FROM wanted.label
     RETURNING i.id, before.label`,
    [workspaceId, wanted, [lead.id, mergedId]],
  );
  return { labels, identities: await give(db, 'channel_identities', lead.id, mergedId) };
}

async function joinAudiences(
  db: Db,
  survivorId: string,
  mergedId: string,
): Promise<Pick<MergeMoves, 'audiences' | 'audiencesOfBoth' | 'entries' | 'droppedEntries'>> {
  const audiences = await ids(
    db,
    'DELETE FROM audience_members WHERE workspace_id = $1::uuid AND lead_id = $2::uuid RETURNING audience_id AS id',
    mergedId,
  );
  const added = await ids(
    db,
    `INSERT INTO audience_members (workspace_id, audience_id, lead_id)
     SELECT $1::uuid, audience_id, $2::uuid FROM unnest($3::uuid[]) AS audience_id ON CONFLICT DO NOTHING RETURNING audience_id AS id`,
    survivorId,
    audiences,
  );
  const entries = await ids(
    db,
    `UPDATE campaign_entries c SET lead_id = $2::uuid WHERE c.workspace_id = $1::uuid AND c.lead_id = $3::uuid
       AND NOT EXISTS (SELECT 1 FROM campaign_entries s
         WHERE s.workspace_id = $1::uuid AND s.lead_id = $2::uuid AND s.campaign_id = c.campaign_id)
       AND NOT EXISTS (SELECT 1 FROM enrollments e
         WHERE e.workspace_id = $1::uuid AND e.lead_id = $2::uuid AND e.campaign_id = c.campaign_id)
     RETURNING c.campaign_id AS id`,
    survivorId,
    mergedId,
  );
  const droppedEntries = await rowsOf(
    db,
    'DELETE FROM campaign_entries c WHERE c.workspace_id = $1::uuid AND c.lead_id = $2::uuid RETURNING to_jsonb(c) AS row',
    mergedId,
  );
  return {
    audiences,
    audiencesOfBoth: audiences.filter((id) => !added.includes(id)),
    entries,
    droppedEntries,
  };
}

/** Gives all rows of a table from one lead to another; their ids. */
function give(
  db: Db,
  table: 'touches' | 'meetings' | 'deals' | 'channel_identities',
  to: string,
  from: string,
): Promise<string[]> {
  const text = `UPDATE ${table} SET lead_id = $2::uuid WHERE workspace_id = $1::uuid AND lead_id = $3::uuid RETURNING id`;
  return ids(db, text, to, from);
}
