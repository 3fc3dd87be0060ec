/** Where do the merged lead's conversations go? To the survivor; over the same account and channel two become one. */
import {
  ids,
  rowsOf,
  type JoinedConversation,
  type MergeMoves,
  type Row,
  type SqlDb,
} from './merge-moves.js';

export async function joinConversations(
  db: SqlDb,
  survivorId: string,
  mergedId: string,
): Promise<Pick<MergeMoves, 'conversations' | 'joined'>> {
  const { workspaceId, sql } = db;
  const pairs = await sql.rows<{ into: string; into_before: Row; row: Row; id: string }>(
    `SELECT s.id AS into, to_jsonb(s) AS into_before, m.id, to_jsonb(m) AS row
     FROM conversations m JOIN conversations s
       ON s.workspace_id = $1::uuid AND s.lead_id = $2::uuid AND s.account_id = m.account_id AND s.channel = m.channel
     WHERE m.workspace_id = $1::uuid AND m.lead_id = $3::uuid ORDER BY m.id FOR UPDATE`,
    [workspaceId, survivorId, mergedId],
  );
  const joined: JoinedConversation[] = [];
  for (const { into, into_before: intoBefore, id, row } of pairs) {
    const messages = await ids(
      db,
      `UPDATE messages m SET conversation_id = $2::uuid WHERE m.workspace_id = $1::uuid AND m.conversation_id = $3::uuid
         AND NOT EXISTS (SELECT 1 FROM messages s
           WHERE s.workspace_id = $1::uuid AND s.conversation_id = $2::uuid AND s.external_id = m.external_id)
       RETURNING m.id`,
      into,
      id,
    );
    const dropped = await rowsOf(
      db,
      'DELETE FROM messages m WHERE m.workspace_id = $1::uuid AND m.conversation_id = $2::uuid RETURNING to_jsonb(m) AS row',
      id,
    );
    const touches = await ids(
      db,
      'UPDATE touches SET conversation_id = $2::uuid WHERE workspace_id = $1::uuid AND conversation_id = $3::uuid RETURNING id',
      into,
      id,
    );
    const [intoAfter] = await rowsOf(
      db,
      `UPDATE conversations s SET needs_reply = s.needs_reply OR m.needs_reply,
         last_message_at = GREATEST(s.last_message_at, m.last_message_at),
         disposition = CASE WHEN m.last_message_at > s.last_message_at THEN coalesce(m.disposition, s.disposition)
           ELSE coalesce(s.disposition, m.disposition) END,
         thread_key = coalesce(s.thread_key, m.thread_key), subject = coalesce(s.subject, m.subject)
       FROM conversations m
       WHERE s.workspace_id = $1::uuid AND s.id = $2::uuid AND m.workspace_id = $1::uuid AND m.id = $3::uuid
       RETURNING to_jsonb(s) AS row`,
      into,
      id,
    );
    await sql.rows('DELETE FROM conversations WHERE workspace_id = $1::uuid AND id = $2::uuid', [
      workspaceId,
      id,
    ]);
    joined.push({ into, intoBefore, intoAfter: intoAfter ?? intoBefore, row, messages, dropped, touches });
  }
  const conversations = await ids(
    db,
    'UPDATE conversations SET lead_id = $2::uuid WHERE workspace_id = $1::uuid AND lead_id = $3::uuid RETURNING id',
    survivorId,
    mergedId,
  );
  return { conversations, joined };
}

/** Those that only moved go back whole; of those that became part of another, what was part of them then. */
export async function partConversations(
  db: SqlDb,
  { conversations, joined }: Pick<MergeMoves, 'conversations' | 'joined'>,
  survivorId: string,
  mergedId: string,
): Promise<void> {
  const { workspaceId, sql } = db;
  await sql.rows(
    'UPDATE conversations SET lead_id = $3::uuid WHERE workspace_id = $1::uuid AND lead_id = $2::uuid AND id = ANY($4::uuid[])',
    [workspaceId, survivorId, mergedId, conversations],
  );
  for (const { into, intoBefore, intoAfter, row, messages, dropped, touches } of joined) {
    await sql.rows(
      `INSERT INTO conversations SELECT * FROM jsonb_populate_record(NULL::conversations, $2::jsonb)
       WHERE ($2::jsonb->>'workspace_id')::uuid = $1::uuid`,
      [workspaceId, JSON.stringify({ ...row, lead_id: mergedId })],
    );
    await sql.rows(
      'UPDATE messages SET conversation_id = $4::uuid WHERE workspace_id = $1::uuid AND conversation_id = $2::uuid AND id = ANY($3::uuid[])',
      [workspaceId, into, messages, String(row['id'])],
    );
    await sql.rows(
      `INSERT INTO messages SELECT * FROM jsonb_populate_recordset(NULL::messages, $2::jsonb) m WHERE m.workspace_id = $1::uuid
       ON CONFLICT DO NOTHING`,
      [workspaceId, JSON.stringify(dropped)],
    );
    await sql.rows(
      'UPDATE touches SET conversation_id = $4::uuid WHERE workspace_id = $1::uuid AND conversation_id = $2::uuid AND id = ANY($3::uuid[])',
      [workspaceId, into, touches, String(row['id'])],
    );
    // As it was, unless something was said or decided since.
    await sql.rows(
      `UPDATE conversations c SET (needs_reply, last_message_at, disposition, thread_key, subject) = (
         SELECT b.needs_reply, b.last_message_at, b.disposition, b.thread_key, b.subject
         FROM jsonb_populate_record(NULL::conversations, $3::jsonb) b)
       WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid AND to_jsonb(c) = $4::jsonb`,
      [workspaceId, into, JSON.stringify(intoBefore), JSON.stringify(intoAfter)],
    );
  }
}
