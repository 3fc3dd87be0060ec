/** How is a plan shown? What would happen, to whom, in which words, and what to do next. */
import type { EdgeOutput } from '../calls/edge.js';
import { cleanLine, cleanText } from '../untrusted/clean-text.js';
import type { ToolAnswer } from './tool-answer.js';

export type Plan = EdgeOutput<'plans.get'>;

const MOST_SAMPLES = 6;
const SAMPLE_LENGTH = 1_200;
const MOST_ACCOUNTS = 20;

export function planAnswer(plan: Plan): ToolAnswer {
  const { title, people, warnings, excluded } = plan.summary;
  const accounts = plan.summary.accounts.slice(0, MOST_ACCOUNTS);
  const samples = plan.summary.samples.slice(0, MOST_SAMPLES).map(sampleFields);
  const next = nextStep(plan);
  const lines = [
    `${cleanLine(title, 300)}. Plan ${plan.id}, ${plan.status}. Nothing was sent.`,
    ...accounts.map(
      (account) =>
        `- ${account.channel} ${cleanLine(account.address)}: ${account.people} people, ${account.leftToday ?? 'no limit'} left today`,
    ),
    ...excluded.map(({ reason, people: count }) => `- left out, ${reason.replaceAll('_', ' ')}: ${count}`),
    ...warnings.map((warning) => `- warning: ${cleanLine(warning, 400)}`),
    ...samples.map(
      ({ step_id: step, lead, subject, text, kind }) =>
        `Sample${step === null ? '' : ` of step ${step}`} (${kind}) to ${lead}${subject ? `, subject ${JSON.stringify(subject)}` : ''}: ${JSON.stringify(text)}`,
    ),
    `Next: ${next}`,
  ];
  return {
    text: lines.join('\n'),
    data: {
      plan_id: plan.id,
      status: plan.status,
      operation: plan.operation,
      campaign_id: plan.campaignId,
      title: cleanLine(title, 300),
      people,
      accounts: accounts.map((account) => ({
        account_id: account.accountId,
        channel: account.channel,
        address: cleanLine(account.address),
        people: account.people,
        left_today: account.leftToday,
      })),
      samples,
      excluded,
      warnings: warnings.map((warning) => cleanLine(warning, 400)),
      expires_at: plan.expiresAt,
      next_step: next,
    },
  };
}

function sampleFields({ leadId, leadName, stepId, kind, subject, text }: Plan['summary']['samples'][number]) {
  return {
    lead_id: leadId,
    lead: cleanLine(leadName),
    step_id: stepId,
    kind,
    subject: subject && cleanLine(subject, 200),
    text: cleanText(text, SAMPLE_LENGTH).text,
  };
}

function nextStep({ id, status }: Plan): string {
  switch (status) {
    case 'waiting':
      return `A person must approve ${id} with their own key; you cannot. Tell them, and call plan_execute afterwards.`;
    case 'approved':
      return `Show people, texts and warnings to whoever asked for it; once they agree, call plan_execute with plan_id "${id}".`;
    case 'executed':
      return 'Nothing: it was carried out.';
    case 'expired':
    case 'void':
      return 'Plan again: this plan can no longer be carried out, and nothing was done.';
  }
}
