/**
 * Whose signal is this, and which campaign does it belong to?
 *
 * The rule: what answers or bounces one of our messages belongs to the touch that sent it; anything else belongs to
 * the latest touch that reached the person (on that channel, where the signal has one).
 */
import type { Attribution } from '#application';
import type { Channel } from '#domain';
import type { Db } from '../database/db.js';

type EngineDb = Pick<Db, 'workspaceId' | 'sql'>;

interface Row {
  lead_id: string;
  campaign_id: string | null;
  enrollment_id: string | null;
  step_id: string | null;
}

const toAttribution = (row: Row): Attribution => ({
  leadId: row.lead_id,
  campaignId: row.campaign_id,
  enrollmentId: row.enrollment_id,
  stepId: row.step_id,
});

export async function attributeByMessage(
  db: EngineDb,
  externalIds: readonly string[],
): Promise<Attribution | undefined> {
  const [row] = await db.sql.rows<Row & { kind: string }>(
    `SELECT t.lead_id, t.campaign_id, t.enrollment_id, t.step_id, t.kind
     FROM attempts a JOIN touches t ON t.workspace_id = a.workspace_id AND t.id = a.touch_id
     WHERE a.workspace_id = $1::uuid AND a.message_id = ANY($2::text[]) AND t.lead_id IS NOT NULL
     ORDER BY a.started_at DESC LIMIT 1`,
    [db.workspaceId, externalIds],
  );
  if (!row) return undefined;
  return row.enrollment_id ? toAttribution(row) : attributeLead(db, row.lead_id, 'email');
}

export async function attributeByTouch(db: EngineDb, touchId: string): Promise<Attribution | undefined> {
  const [row] = await db.sql.rows<Row>(
    'SELECT lead_id, campaign_id, enrollment_id, step_id FROM touches WHERE workspace_id = $1::uuid AND id = $2::uuid AND lead_id IS NOT NULL',
    [db.workspaceId, touchId],
  );
  return row && toAttribution(row);
}

export async function attributeByThread(
  db: EngineDb,
  accountId: string,
  threadKey: string,
): Promise<Attribution | undefined> {
  const [row] = await db.sql.rows<{ lead_id: string; channel: Channel }>(
    'SELECT lead_id, channel FROM conversations WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND thread_key = $3 LIMIT 1',
    [db.workspaceId, accountId, threadKey],
  );
  return row && attributeLead(db, row.lead_id, row.channel);
}

export async function attributeByIdentity(
  db: EngineDb,
  kinds: readonly string[],
  values: readonly string[],
  channel: Channel | null,
): Promise<Attribution | undefined> {
  const [row] = await db.sql.rows<{ lead_id: string }>(
    'SELECT lead_id FROM channel_identities WHERE workspace_id = $1::uuid AND kind = ANY($2::text[]) AND value = ANY($3::text[]) LIMIT 1',
    [db.workspaceId, kinds, values],
  );
  return row && attributeLead(db, row.lead_id, channel);
}

export async function attributeLead(
  db: EngineDb,
  leadId: string,
  channel: Channel | null,
): Promise<Attribution> {
  const [row] = await db.sql.rows<Row>(
    `SELECT lead_id, campaign_id, enrollment_id, step_id FROM touches
     WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND enrollment_id IS NOT NULL AND state IN ('sent', 'sending', 'unknown', 'held')
       AND kind <> 'linkedin_withdraw' AND ($3::text IS NULL OR kind LIKE $3::text || '%')
     ORDER BY COALESCE(sent_at, slot_at, due_at) DESC, id DESC LIMIT 1`,
    [db.workspaceId, leadId, channel],
  );
  return row ? toAttribution(row) : { leadId, campaignId: null, enrollmentId: null, stepId: null };
}
