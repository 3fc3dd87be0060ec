/** Which conversation does a message belong to? One for each lead, account and channel. */
import type { Channel } from '#domain';
import { randomUUIDv7 } from 'node:crypto';
import type { Db } from '../database/db.js';

interface Correspondent {
  readonly accountId: string;
  readonly leadId: string;
  readonly channel: Channel;
  readonly at: Temporal.Instant;
}

export async function findOrOpenConversation(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  who: Correspondent,
): Promise<string> {
  const key = [workspaceId, who.accountId, who.leadId, who.channel];
  await sql.rows(
    `INSERT INTO conversations (workspace_id, id, account_id, lead_id, channel, last_message_at, created_at)
     VALUES ($1::uuid, $5::uuid, $2::uuid, $3::uuid, $4, $6::timestamptz, $6::timestamptz)
     ON CONFLICT (workspace_id, account_id, lead_id, channel) DO NOTHING`,
    [...key, randomUUIDv7(), who.at.toString()],
  );
  const [row] = await sql.rows<{ id: string }>(
    'SELECT id FROM conversations WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND lead_id = $3::uuid AND channel = $4 FOR UPDATE',
    key,
  );
  if (!row) throw new Error('The conversation that was just opened is gone.');
  return row.id;
}
