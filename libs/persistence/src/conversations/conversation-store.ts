/** Conversations and their messages, for reading. */
import type { ConversationRow, ConversationStore, MessageRow } from '#application';
import type { Channel, Disposition } from '#domain';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { toInstant } from '../database/instants.js';
import { addPastMessages } from './past-messages.js';

interface Row {
  id: string;
  lead_id: string;
  lead_name: string;
  company_name: string | null;
  account_id: string;
  channel: Channel;
  subject: string | null;
  disposition: Disposition | null;
  needs_reply: boolean;
  last_message_at: Date;
  last_direction: 'in' | 'out' | null;
  last_text: string | null;
}

const SELECT = `SELECT c.id, c.lead_id, concat_ws(' ', l.first_name, l.last_name) AS lead_name, co.name AS company_name, c.account_id, c.channel,
    c.subject, c.disposition, c.needs_reply, c.last_message_at, m.direction AS last_direction, m.text AS last_text
  FROM conversations c
  JOIN leads l ON l.workspace_id = c.workspace_id AND l.id = c.lead_id
  LEFT JOIN companies co ON co.workspace_id = l.workspace_id AND co.id = l.company_id
  LEFT JOIN LATERAL (
    SELECT direction, text FROM messages WHERE workspace_id = c.workspace_id AND conversation_id = c.id ORDER BY occurred_at DESC, id DESC LIMIT 1
  ) m ON true`;

const BY_ID = `${SELECT} WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid`;

export function createConversationStore({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): ConversationStore {
  return {
    async list({ needsReply, disposition, campaignId, leadId, after, limit }) {
      const rows = await sql.rows<Row>(
        `${SELECT}
         WHERE c.workspace_id = $1::uuid AND ($2::boolean IS NULL OR c.needs_reply = $2) AND ($3::text IS NULL OR c.disposition = $3)
           AND ($4::uuid IS NULL OR EXISTS (SELECT 1 FROM enrollments e WHERE e.workspace_id = c.workspace_id AND e.campaign_id = $4 AND e.lead_id = c.lead_id))
           AND ($5::uuid IS NULL OR c.lead_id = $5)
           AND ($6::timestamptz IS NULL OR (c.last_message_at, c.id) < ($6::timestamptz, $7::uuid))
         ORDER BY c.last_message_at DESC, c.id DESC LIMIT $8::int`,
        [
          workspaceId,
          needsReply ?? null,
          disposition ?? null,
          campaignId ?? null,
          leadId ?? null,
          after?.[0] ?? null,
          after?.[1] ?? null,
          limit,
        ],
      );
      return rows.map(toConversation);
    },

    async byId(id) {
      const [row] = await sql.rows<Row>(BY_ID, [workspaceId, id], KEEP_PLAN);
      return row && toConversation(row);
    },

    async messages(conversationId, limit, after) {
      const rows = await sql.rows<Omit<MessageRow, 'occurredAt'> & { occurred_at: Date }>(
        `SELECT id, direction, subject, text, disposition, automatic, occurred_at FROM messages
         WHERE workspace_id = $1::uuid AND conversation_id = $2::uuid
           AND ($3::timestamptz IS NULL OR (occurred_at, id) < ($3::timestamptz, $4::uuid))
         ORDER BY occurred_at DESC, id DESC LIMIT $5::int`,
        [workspaceId, conversationId, after?.[0] ?? null, after?.[1] ?? null, limit],
        KEEP_PLAN,
      );
      return rows.map(({ occurred_at: occurredAt, ...message }) => ({
        ...message,
        occurredAt: toInstant(occurredAt),
      }));
    },

    addPast: (past) => addPastMessages({ workspaceId, sql }, past),

    async update(id, change) {
      await sql.rows(
        `UPDATE conversations SET disposition = COALESCE($3, disposition), needs_reply = COALESCE($4::boolean, needs_reply)
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, id, change.disposition ?? null, change.needsReply ?? null],
      );
    },
  };
}

function toConversation(row: Row): ConversationRow {
  return {
    id: row.id,
    leadId: row.lead_id,
    leadName: row.lead_name,
    companyName: row.company_name,
    accountId: row.account_id,
    channel: row.channel,
    subject: row.subject,
    disposition: row.disposition,
    needsReply: row.needs_reply,
    lastMessageAt: toInstant(row.last_message_at),
    lastMessage:
      row.last_direction === null ? null : { direction: row.last_direction, text: row.last_text ?? '' },
  };
}
