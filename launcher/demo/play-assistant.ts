/**
 * Which tools does the assistant use for the two things that it is asked?
 *
 * The names and arguments are what a model would choose after reading the tools' descriptions.
 */
import type { Overture, SequenceGraph } from '../../client/src/index.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Assistant } from './assistant.ts';
import type { Tell } from './launch-by-rest.ts';
import { SALES_SEQUENCE } from './sequence.ts';
import type { SampleConversation } from './terminal/final-report.ts';
import type { Rate } from './views.ts';

export const REQUEST = 'Find 60 heads and VPs of sales in SaaS and launch a LinkedIn + email sequence.';
const WHO = { who: 'VP Sales and heads of sales in SaaS', max_people: 60 };
const NAME = 'Sales leaders in SaaS';
export const ANSWER =
  'Great to hear! I will send you an invitation for Thursday at three; tell me if another hour is better.';

/** Returns the campaign's id. */
export async function launchByAssistant(assistant: Assistant): Promise<string> {
  await assistant.use('workspace_get', {});
  await assistant.use('audience_build', WHO);
  const { audience_id: audience } = await assistant.use<{ audience_id: string }>('audience_build', {
    ...WHO,
    name: NAME,
    preview: false,
  });
  const { sequence_id: sequence } = await assistant.use<{ sequence_id: string }>('sequence_write', {
    name: NAME,
    steps: SALES_SEQUENCE.steps.map(asWritten),
  });
  const { campaign_id: campaign } = await assistant.use<{ campaign_id: string }>('campaign_create', {
    name: NAME,
    audience,
    sequence,
  });
  const { plan_id: planId } = await assistant.use<{ plan_id: string }>('campaign_launch', { campaign });
  await assistant.use('plan_execute', { plan_id: planId });
  return campaign;
}

/** The tool takes a condition's question without its wrapping. */
function asWritten(step: SequenceGraph['steps'][number]): object {
  if (step.kind !== 'condition') return step;
  const { if: question, ...rest } = step;
  return { ...rest, ...question };
}

/** Answers a lead who is interested; returns the conversation once it shows the answer as sent. */
export async function answerInterestedLead(
  assistant: Assistant,
  overture: Overture,
): Promise<SampleConversation> {
  const inbox = await assistant.use<{ conversations: { conversation_id: string }[] }>('inbox_list', {
    disposition: 'interested',
  });
  const conversationId = inbox.conversations[0]?.conversation_id;
  if (!conversationId) throw new Error('The inbox shows nobody who is interested.');
  await assistant.use('thread_get', { conversation_id: conversationId });
  const { plan_id: planId } = await assistant.use<{ plan_id: string }>('reply_plan', {
    conversation_id: conversationId,
    text: ANSWER,
  });
  await assistant.use('plan_execute', { plan_id: planId });
  return untilSent(overture, conversationId);
}

/** The second of the two sentences that an assistant is made for; both campaigns have the word in their name. */
export async function tellRates(assistant: Assistant, tell: Tell): Promise<void> {
  const { total_rates: rates } = await assistant.use<{ total_rates: Readonly<Record<string, Rate>> }>(
    'campaign_figures',
    { campaign: 'SaaS' },
  );
  const text = (rate: Rate | undefined) =>
    `${(100 * (rate?.value ?? 0)).toFixed(1)} % (${rate?.numerator ?? 0} of ${rate?.denominator ?? 0} people contacted)`;
  tell(`Reply rate ${text(rates['reply'])}; meeting-booked rate ${text(rates['meeting'])}`);
}

const SENT_WITHIN_MS = 30_000;

async function untilSent(overture: Overture, conversationId: string): Promise<SampleConversation> {
  const deadline = performance.now() + SENT_WITHIN_MS;
  for (;;) {
    const conversation = await overture.conversations.get({ conversationId });
    if (conversation.messages.some(({ direction, text }) => direction === 'out' && text.trim() === ANSWER))
      return conversation;
    if (performance.now() > deadline)
      throw new Error(`The answer in ${conversationId} was planned and executed, but not sent.`);
    await sleep(250);
  }
}
