/** How does an answer leave? As a touch at the head of its account's lane; the plan has one touch at most. */
import type { ActContext } from '../operations/operation-context.js';
import type { ReplyDecision } from './decision.js';
import type { Execution } from './execution.js';
import type { ReplyFacts } from './reply-facts.port.js';

export async function executeReply(
  context: ActContext,
  planId: string,
  decision: ReplyDecision,
): Promise<Execution> {
  const { stores, now, newId } = context;
  const because = objection(decision, await stores.plans.replyFacts(decision.conversationId));
  if (because !== undefined) return { done: false, because };
  const { conversationId, kind, leadId, accountId, channelIdentityId, subject, text } = decision;
  const touch = { kind, leadId, accountId };
  const touchId = newId();
  await stores.plans.insertReply({
    ...touch,
    id: touchId,
    planId,
    conversationId,
    channelIdentityId,
    subject,
    text,
    dueAt: now,
  });
  await stores.plans.openLanes([{ accountId, kind }], now);
  const nowhere = { campaignId: null, enrollmentId: null, stepId: null };
  await stores.events.append([{ type: 'touch.planned', data: { touchId, ...touch, ...nowhere } }], now);
  return { done: true, outcome: { campaignId: null, enrolled: 0, touchId, droppedOut: 0 } };
}

function objection(decision: ReplyDecision, facts: ReplyFacts | undefined): string | undefined {
  if (!facts) return 'the conversation does not exist any more';
  if (facts.suppressed) return 'the person may not be contacted any more';
  if (facts.lastInboundId !== decision.answersMessageId) return 'the person has written again';
  if (facts.answers !== decision.earlierAnswers) return 'the conversation was answered meanwhile';
  const sameThread =
    facts.accountId === decision.accountId && facts.channelIdentityId === decision.channelIdentityId;
  return sameThread ? undefined : 'the address of the person changed';
}
