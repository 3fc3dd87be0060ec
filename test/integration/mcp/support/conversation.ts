/** Somebody wrote: rows as the engine would leave them after a reply. */
import { encodeId } from '#contracts';
import { newUuidV7 } from '#persistence';
import type { Adapter } from './adapter.js';

export interface WrittenBack {
  readonly conversationId: string;
  readonly leadId: string;
}

export async function writeBack(
  { database: { engineSql } }: Adapter,
  workspaceId: string,
  { email, text, subject = 'Re: Hello' }: { email: string; text: string; subject?: string },
): Promise<WrittenBack> {
  const conversationId = newUuidV7();
  const [lead] = await engineSql.rows<{ lead_id: string }>(
    `INSERT INTO conversations (workspace_id, id, lead_id, account_id, channel, subject, disposition, needs_reply, last_message_at, created_at)
     SELECT $1::uuid, $2::uuid, i.lead_id, a.id, 'email', $3, 'interested', true, now(), now()
     FROM channel_identities i, accounts a
     WHERE i.workspace_id = $1::uuid AND i.value = $4 AND a.workspace_id = $1::uuid AND a.channel = 'email'
     RETURNING lead_id`,
    [workspaceId, conversationId, subject, email],
  );
  await engineSql.rows(
    `INSERT INTO messages (workspace_id, id, conversation_id, direction, subject, text, external_id, occurred_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, 'in', $4, $5, $6, now())`,
    [workspaceId, newUuidV7(), conversationId, subject, text, newUuidV7()],
  );
  return {
    conversationId: encodeId('conversation', conversationId),
    leadId: encodeId('lead', lead?.lead_id ?? ''),
  };
}
