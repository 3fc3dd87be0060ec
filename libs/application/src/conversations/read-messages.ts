/** conversations.get, .messages: what was written to and fro, however much it is. */
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import type { MessageRow } from './conversation-reads.port.js';
import { findConversation } from './find-conversation.js';

/** Messages that come with a conversation; the earlier ones are asked for page by page. */
const WITH_CONVERSATION = 100;

export const getConversation: ReadHandler<'conversations.get'> = async ({ stores }, { conversationId }) => {
  const [conversation, found] = await Promise.all([
    findConversation(stores.conversations, conversationId),
    stores.conversations.messages(conversationId, WITH_CONVERSATION + 1),
  ]);
  const { data, nextCursor } = cutPage(found, WITH_CONVERSATION, positionOf);
  return { ...conversation, messages: data.reverse(), earlierMessages: nextCursor };
};

export const listMessages: ReadHandler<'conversations.messages'> = async (
  { stores },
  { conversationId, limit, cursor },
) => {
  await findConversation(stores.conversations, conversationId);
  const after =
    cursor === undefined ? undefined : (decodeCursor(cursor, ['instant', 'uuid']) as [string, string]);
  return cutPage(await stores.conversations.messages(conversationId, limit + 1, after), limit, positionOf);
};

const positionOf = ({ occurredAt, id }: MessageRow): readonly string[] => [occurredAt.toString(), id];
