/**
 * What would this answer do?
 *
 * Only somebody who wrote can be answered, in the thread where they wrote: so an answer is no way around budgets, and
 * no text can choose its own recipient.
 */
import { encodeId, notFound, Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import type { ReplyDecision } from './decision.js';
import { proposePlan } from './propose-plan.js';
import type { PlanSummary } from './plan-store.port.js';
import type { ReplyFacts } from './reply-facts.port.js';

export const planReply: ActHandler<'conversations.plan_reply'> = async (context, input) => {
  const { stores } = context;
  const facts = await stores.plans.replyFacts(input.conversationId);
  if (!facts) throw notFound('conversation', encodeId('conversation', input.conversationId));
  const { lastInboundId, channelIdentityId } = facts;
  if (facts.suppressed) throw suppressed(facts);
  if (lastInboundId === null) throw nobodyWrote(facts);
  if (channelIdentityId === null) throw noAddress(facts);
  const decision: ReplyDecision = {
    act: 'reply',
    conversationId: facts.conversationId,
    answersMessageId: lastInboundId,
    earlierAnswers: facts.answers,
    leadId: facts.leadId,
    accountId: facts.accountId,
    kind: facts.channel === 'email' ? 'email_reply' : 'linkedin_reply',
    channelIdentityId,
    subject: facts.channel === 'email' ? replySubject(facts.subject) : null,
    text: input.text,
    policy: await stores.plans.policy(),
  };
  return proposePlan(context, 'conversations.plan_reply', decision, summaryOf(facts, decision));
};

/** One "Re:" is enough (RFC 5322 §3.6.5). */
export function replySubject(subject: string | null): string {
  const bare = (subject ?? '').replace(/^(\s*re\s*:)+/i, '').trim();
  return bare ? `Re: ${bare}` : 'Re:';
}

function summaryOf(facts: ReplyFacts, { kind, subject, text }: ReplyDecision): PlanSummary {
  const { leadId, leadName, accountId, channel, accountAddress } = facts;
  return {
    title: `Answer ${leadName}`,
    people: 1,
    // Answers use no budget, so this one can always go.
    accounts: [{ accountId, channel, address: accountAddress, people: 1, leftToday: 1 }],
    samples: [{ leadId, leadName, stepId: null, kind, subject, text }],
    excluded: [],
    warnings: facts.answers > 0 ? [`This conversation was already answered ${facts.answers} time(s).`] : [],
  };
}

function suppressed({ leadName }: ReplyFacts): Refusal {
  return new Refusal(
    'not_allowed',
    `${leadName} is suppressed and may not be contacted.`,
    'Leave it at that, or lift the suppression first if the person asked for an answer.',
  );
}

function nobodyWrote({ leadName }: ReplyFacts): Refusal {
  return new Refusal(
    'wrong_state',
    `${leadName} has not written in this conversation, so there is nothing to answer.`,
    'Wait for a reply, or write to people with a campaign.',
  );
}

function noAddress({ leadName, channel }: ReplyFacts): Refusal {
  return new Refusal(
    'wrong_state',
    `No ${channel} address of ${leadName} is in use any more.`,
    'Add the current address to the lead, then plan the answer again.',
  );
}
