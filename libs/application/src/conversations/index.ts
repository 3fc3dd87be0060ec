/** conversations.list, .get, .set_disposition: what people wrote back, and what it means. */
import { encodeId, notFound, type OutputOf } from '#contracts';
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import type { ConversationReads, ConversationRow } from './conversation-reads.port.js';

export * from './conversation-reads.port.js';

const listConversations: ReadHandler<'conversations.list'> = async (
  { stores },
  { cursor, limit, ...query },
) => {
  const after =
    cursor === undefined ? undefined : (decodeCursor(cursor, ['instant', 'uuid']) as [string, string]);
  const rows = await stores.conversations.list({ ...query, after, limit: limit + 1 });
  return cutPage(rows, limit, (row) => [row.lastMessageAt.toString(), row.id]);
};

const getConversation: ReadHandler<'conversations.get'> = async ({ stores }, { conversationId }) => {
  const conversation = await find(stores.conversations, conversationId);
  const messages: OutputOf<'conversations.get'>['messages'] = [
    ...(await stores.conversations.messages(conversationId)),
  ];
  return { ...conversation, messages };
};

const setDisposition: ActHandler<'conversations.set_disposition'> = async (
  { stores },
  { conversationId, ...change },
) => {
  await find(stores.conversations, conversationId);
  await stores.conversations.update(conversationId, change);
  return find(stores.conversations, conversationId);
};

async function find(reads: ConversationReads, id: string): Promise<ConversationRow> {
  const conversation = await reads.byId(id);
  if (!conversation) throw notFound('conversation', encodeId('conversation', id));
  return conversation;
}

export const conversationHandlers = {
  'conversations.list': listConversations,
  'conversations.get': getConversation,
  'conversations.set_disposition': setDisposition,
};
