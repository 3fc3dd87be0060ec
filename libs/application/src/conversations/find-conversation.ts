/** Is there such a conversation? */
import { encodeId, notFound } from '#contracts';
import type { ConversationReads, ConversationRow } from './conversation-reads.port.js';

/** @throws Refusal `not_found` */
export async function findConversation(
  reads: Pick<ConversationReads, 'byId'>,
  id: string,
): Promise<ConversationRow> {
  const conversation = await reads.byId(id);
  if (!conversation) throw notFound('conversation', encodeId('conversation', id));
  return conversation;
}
