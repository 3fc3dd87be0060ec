/** How do messages of another system's past come in? As a set; those that are known stay as they are. */
import type { PastConversation } from '#application';
import type { Db } from '../database/db.js';
import { findOrOpenConversation } from '../engine/conversation-row.js';

export async function addPastMessages(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  { leadId, accountId, channel, subject, needsReply, messages }: PastConversation,
): Promise<{ readonly conversationId: string; readonly added: number }> {
  const [first, ...others] = messages.map(({ occurredAt }) => occurredAt);
  if (first === undefined) throw new Error('There is no message to add.');
  const latest = others.reduce(
    (one, other) => (Temporal.Instant.compare(one, other) < 0 ? other : one),
    first,
  );
  const conversationId = await findOrOpenConversation(
    { workspaceId, sql },
    { accountId, leadId, channel, at: latest },
  );
  const added = await sql.rows<{ id: string }>(
    `INSERT INTO messages (workspace_id, id, conversation_id, direction, subject, text, external_id, automatic, occurred_at)
     SELECT $1::uuid, given.id::uuid, $2::uuid, given.direction, given.subject, given.text, given.external_id, false, given.occurred_at::timestamptz
     FROM jsonb_to_recordset($3::jsonb) AS given(id text, direction text, subject text, text text, external_id text, occurred_at text)
     ON CONFLICT (workspace_id, conversation_id, external_id) DO NOTHING RETURNING id`,
    [
      workspaceId,
      conversationId,
      JSON.stringify(
        messages.map(({ id, direction, subject: own, text, externalId, occurredAt }) => ({
          id,
          direction,
          subject: own,
          text,
          external_id: externalId,
          occurred_at: occurredAt.toString(),
        })),
      ),
    ],
  );
  await sql.rows(
    `UPDATE conversations SET last_message_at = GREATEST(last_message_at, $3::timestamptz), subject = COALESCE(subject, $4),
       needs_reply = COALESCE($5::boolean, needs_reply)
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [workspaceId, conversationId, latest.toString(), subject, needsReply],
  );
  return { conversationId, added: added.length };
}
