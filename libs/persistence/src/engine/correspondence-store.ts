/** Who wrote what to whom? Conversations, their messages, and what came of them. */
import type { Attribution, CorrespondenceStore } from '#application';
import { randomUUIDv7 } from 'node:crypto';
import { type Db, KEEP_PLAN } from '../database/db.js';
import {
  attributeByIdentity,
  attributeByMessage,
  attributeByThread,
  attributeByTouch,
  attributeLead,
} from './attribution.js';
import { lockLeads } from '../leads/leads-lock.js';
import { findOrOpenConversation } from './conversation-row.js';

export function createCorrespondenceStore(db: Pick<Db, 'workspaceId' | 'sql'>): CorrespondenceStore {
  const { workspaceId, sql } = db;
  return {
    attributeByMessage: (externalIds) => attributeByMessage(db, externalIds),
    attributeLead: (leadId) => attributeLead(db, leadId, null),
    attributeByTouch: (touchId) => attributeByTouch(db, touchId),
    attributeByThread: (accountId, threadKey) => attributeByThread(db, accountId, threadKey),
    attributeByIdentity: (kinds, values, channel) => attributeByIdentity(db, kinds, values, channel),

    async acceptInvitation(leadId, at) {
      const rows = await sql.rows<{ campaign_id: string; enrollment_id: string; step_id: string }>(
        `UPDATE enrollments e SET invitation_accepted_at = $3::timestamptz,
           due_at = CASE WHEN e.status = 'active' AND e.due_at IS NOT NULL THEN LEAST(e.due_at, $3::timestamptz) ELSE e.due_at END
         FROM touches t
         WHERE e.workspace_id = $1::uuid AND e.lead_id = $2::uuid AND e.invitation_accepted_at IS NULL
           AND t.workspace_id = e.workspace_id AND t.enrollment_id = e.id AND t.kind = 'linkedin_invite'
           AND t.state IN ('sent', 'sending', 'unknown', 'held', 'failed')
         RETURNING e.campaign_id, e.id AS enrollment_id, t.step_id`,
        [workspaceId, leadId, at.toString()],
      );
      return rows.map((row): Attribution => ({
        leadId,
        campaignId: row.campaign_id,
        enrollmentId: row.enrollment_id,
        stepId: row.step_id,
      }));
    },

    async holdIdentities() {
      await lockLeads(db);
    },

    async addIdentity(leadId, kind, value, newId) {
      await sql.rows(
        `INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value) VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5)
         ON CONFLICT (workspace_id, kind, value) DO NOTHING`,
        [workspaceId, newId, leadId, kind, value],
      );
    },

    async receive(message) {
      const conversationId = await findOrOpenConversation(db, message);
      const [stored] = await sql.rows<{ id: string }>(
        `INSERT INTO messages (workspace_id, id, conversation_id, direction, subject, text, external_id, disposition, automatic, occurred_at)
         VALUES ($1::uuid, $2::uuid, $3::uuid, 'in', $4, $5, $6, $7, $8::boolean, $9::timestamptz)
         ON CONFLICT (workspace_id, conversation_id, external_id) DO NOTHING RETURNING id`,
        [
          workspaceId,
          message.id,
          conversationId,
          message.subject,
          message.text,
          message.externalId,
          message.disposition,
          message.automatic,
          message.at.toString(),
        ],
      );
      if (!stored) return undefined;
      await sql.rows(
        `UPDATE conversations SET last_message_at = $3::timestamptz, thread_key = COALESCE($4, thread_key), subject = COALESCE(subject, $5),
           disposition = CASE WHEN $6 = 'out_of_office' THEN COALESCE(disposition, $6) ELSE $6 END,
           needs_reply = needs_reply OR $6 IN ('interested', 'other')
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [
          workspaceId,
          conversationId,
          message.at.toString(),
          message.threadKey,
          message.subject,
          message.disposition,
        ],
      );
      return conversationId;
    },

    async recordSent(message) {
      const { accountId, leadId, channel, touchId } = message;
      const at = message.at.toString();
      const opened = sql.rows(
        `INSERT INTO conversations AS cv (workspace_id, id, account_id, lead_id, channel, last_message_at, created_at, thread_key, subject)
         VALUES ($1::uuid, $5::uuid, $2::uuid, $3::uuid, $4, $6::timestamptz, $6::timestamptz, $7, $8)
         ON CONFLICT (workspace_id, account_id, lead_id, channel) DO UPDATE SET last_message_at = $6::timestamptz,
           thread_key = COALESCE($7, cv.thread_key), subject = COALESCE(cv.subject, $8),
           needs_reply = cv.needs_reply AND NOT EXISTS (
             SELECT 1 FROM touches WHERE workspace_id = $1::uuid AND id = $9::uuid AND kind IN ('email_reply', 'linkedin_reply'))`,
        [
          workspaceId,
          accountId,
          leadId,
          channel,
          randomUUIDv7(),
          at,
          message.threadKey,
          message.subject,
          touchId,
        ],
        KEEP_PLAN,
      );
      const written = sql.rows(
        `INSERT INTO messages (workspace_id, id, conversation_id, direction, subject, text, external_id, touch_id, occurred_at)
         SELECT $1::uuid, $5::uuid, cv.id, 'out', $6, $7, $8, $9::uuid, $10::timestamptz FROM conversations cv
         WHERE cv.workspace_id = $1::uuid AND cv.account_id = $2::uuid AND cv.lead_id = $3::uuid AND cv.channel = $4
         ON CONFLICT (workspace_id, conversation_id, external_id) DO NOTHING`,
        [
          workspaceId,
          accountId,
          leadId,
          channel,
          message.id,
          message.subject,
          message.text,
          message.externalId,
          touchId,
          at,
        ],
        KEEP_PLAN,
      );
      await Promise.all([opened, written]);
    },

    async markReplied(enrollmentId, at) {
      await sql.rows(
        'UPDATE enrollments SET replied_at = COALESCE(replied_at, $3::timestamptz) WHERE workspace_id = $1::uuid AND id = $2::uuid',
        [workspaceId, enrollmentId, at.toString()],
      );
    },

    async isUnsubscribed(leadId) {
      const rows = await sql.rows(
        `SELECT 1 AS found FROM channel_identities ci JOIN suppressions s ON s.workspace_id = ci.workspace_id AND s.value = ci.value
           AND s.kind = CASE ci.kind WHEN 'email' THEN 'email' ELSE 'linkedin' END
         WHERE ci.workspace_id = $1::uuid AND ci.lead_id = $2::uuid AND s.reason = 'unsubscribed' LIMIT 1`,
        [workspaceId, leadId],
      );
      return rows.length > 0;
    },

    emailsOf: (leadId) => identities(leadId, ['email']),
    linkedinIdsOf: (leadId) => identities(leadId, ['linkedin_member_id', 'linkedin_public_id']),
  };

  async function identities(leadId: string, kinds: readonly string[]): Promise<string[]> {
    const rows = await sql.rows<{ value: string }>(
      // What is left of the address of somebody who was erased is none.
      `SELECT value FROM channel_identities WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND kind = ANY($3::text[])
         AND value <> 'erased:' || id ORDER BY value`,
      [workspaceId, leadId, kinds],
    );
    return rows.map((row) => row.value);
  }
}
