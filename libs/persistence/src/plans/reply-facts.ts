/** What is known about a conversation that is to be answered? */
import type { ReplyFacts } from '#application';
import type { Channel } from '#domain';
import { LEAD_NAME } from '../leads/lead-name.js';
import type { Db } from '../database/db.js';
import { COMPANY_SUPPRESSED, MATCHES_SUPPRESSION } from './matches-suppression.js';

interface Row {
  readonly lead_id: string;
  readonly lead_name: string;
  readonly channel: Channel;
  readonly account_id: string;
  readonly account_address: string;
  readonly subject: string | null;
  readonly last_inbound_id: string | null;
  readonly channel_identity_id: string | null;
  readonly suppressed: boolean;
  readonly answers: number;
}

export async function readReplyFacts(
  { workspaceId, sql }: Db,
  conversationId: string,
): Promise<ReplyFacts | undefined> {
  const [row] = await sql.rows<Row>(QUERY, [workspaceId, conversationId]);
  if (!row) return undefined;
  return {
    conversationId,
    leadId: row.lead_id,
    leadName: row.lead_name,
    channel: row.channel,
    accountId: row.account_id,
    accountAddress: row.account_address,
    subject: row.subject,
    lastInboundId: row.last_inbound_id,
    channelIdentityId: row.channel_identity_id,
    suppressed: row.suppressed,
    answers: row.answers,
  };
}

/** The address that our last message of the thread went to, as long as it is in use; else the lead's best one. */
const TARGET = `SELECT ci.id FROM channel_identities ci
  LEFT JOIN LATERAL (
    SELECT max(t.created_at) AS used_at FROM touches t
    WHERE t.workspace_id = ci.workspace_id AND t.lead_id = c.lead_id AND t.account_id = c.account_id
      AND t.channel_identity_id = ci.id AND t.state = 'sent'
  ) past ON true
  WHERE ci.workspace_id = c.workspace_id AND ci.lead_id = c.lead_id AND ci.label IS DISTINCT FROM 'former'
    AND (ci.kind = 'email') = (c.channel = 'email')
  ORDER BY past.used_at DESC NULLS LAST, ci.kind = 'linkedin_member_id' DESC, ci.label = 'professional' DESC NULLS LAST, ci.id
  LIMIT 1`;

const QUERY = `SELECT c.lead_id, ${LEAD_NAME} AS lead_name, c.channel, c.account_id, a.address AS account_address,
    coalesce(c.subject, last.subject) AS subject, last.id AS last_inbound_id, target.id AS channel_identity_id,
    EXISTS (
      SELECT 1 FROM channel_identities ci JOIN suppressions s ON s.workspace_id = ci.workspace_id AND ${MATCHES_SUPPRESSION}
      -- A dead mailbox says nothing about the person's other channels.
      WHERE ci.workspace_id = c.workspace_id AND ci.lead_id = c.lead_id
        AND (ci.id = target.id OR s.reason <> 'hard bounce')
    ) OR ${COMPANY_SUPPRESSED} AS suppressed,
    (SELECT count(*) FROM touches t WHERE t.workspace_id = c.workspace_id AND t.conversation_id = c.id
       AND t.plan_id IS NOT NULL AND t.state NOT IN ('failed', 'cancelled'))::int AS answers
  FROM conversations c
  JOIN leads l ON l.workspace_id = c.workspace_id AND l.id = c.lead_id
  JOIN accounts a ON a.workspace_id = c.workspace_id AND a.id = c.account_id
  LEFT JOIN LATERAL (${TARGET}) target ON true
  LEFT JOIN LATERAL (
    SELECT m.id, m.subject FROM messages m
    WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id AND m.direction = 'in' AND NOT m.automatic
    ORDER BY m.occurred_at DESC, m.id DESC LIMIT 1
  ) last ON true
  WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid`;
