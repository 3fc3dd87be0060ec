/**
 * conversations.import: what was written before Overture was there.
 *
 * History is only remembered: nothing is sent, no sequence stops because of it, and figures do not count it.
 */
import { encodeId, notFound, Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { findConversation } from './find-conversation.js';

export const importConversation: ActHandler<'conversations.import'> = async (
  { stores, now, newId },
  { leadId, accountId, subject = null, needsReply = null, messages },
) => {
  const account = await stores.accounts.account(accountId);
  if (!account) throw notFound('account', encodeId('account', accountId));
  const [lead] = await stores.leads.leadsByIds([leadId]);
  if (!lead) throw notFound('lead', encodeId('lead', leadId));
  refuseTheFuture(messages, now);
  const { conversationId, added } = await stores.conversations.addPast({
    leadId: lead.id,
    accountId,
    channel: account.channel,
    subject,
    needsReply,
    messages: messages.map((message) => ({ ...message, id: newId(), subject: message.subject ?? null })),
  });
  if (added > 0)
    await stores.events.append(
      [
        {
          type: 'conversation.imported',
          data: { conversationId, leadId: lead.id, accountId, messages: added },
        },
      ],
      now,
    );
  const conversation = await findConversation(stores.conversations, conversationId);
  return { conversation, added, known: messages.length - added };
};

function refuseTheFuture(
  messages: readonly { readonly occurredAt: Temporal.Instant }[],
  now: Temporal.Instant,
): void {
  const fields = messages.flatMap(({ occurredAt }, index) =>
    Temporal.Instant.compare(occurredAt, now) > 0
      ? [
          {
            path: `messages[${index}].occurredAt`,
            message: 'Is in the future; only the past can be imported.',
          },
        ]
      : [],
  );
  if (fields.length === 0) return;
  throw new Refusal(
    'invalid_input',
    'Some messages have not been written yet.',
    'Correct the instants named in "fields" and send it again.',
    fields,
  );
}
