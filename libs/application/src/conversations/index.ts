/** What did people write back, and what does it mean? */
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import { unsubscribe } from '../engine/unsubscribe.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { findConversation } from './find-conversation.js';
import { importConversation } from './import-conversation.js';
import { getConversation, listMessages } from './read-messages.js';

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

const setDisposition: ActHandler<'conversations.set_disposition'> = async (
  { stores, now },
  { conversationId, ...change },
) => {
  const { leadId } = await findConversation(stores.conversations, conversationId);
  // Before the conversation: whoever writes about a person takes their enrollments first.
  if (change.disposition === 'unsubscribe')
    await unsubscribe(stores.engine, await stores.engine.correspondence.attributeLead(leadId), 'manual', now);
  await stores.conversations.update(conversationId, change);
  return findConversation(stores.conversations, conversationId);
};

export const conversationHandlers = {
  'conversations.list': listConversations,
  'conversations.get': getConversation,
  'conversations.messages': listMessages,
  'conversations.set_disposition': setDisposition,
  'conversations.import': importConversation,
};
