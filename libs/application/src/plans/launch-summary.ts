/** What does a person see before they launch? Words as they will be read, who sends them, and what to know. */
import { LEFT_OUT } from '#contracts';
import type { SequenceGraph } from '#domain';
import { channelOf, isTouchStep } from '#domain';
import type { CampaignProblem } from '../campaigns/campaign-problem.js';
import { channelsOf, type Speaker } from '../campaigns/speakers.js';
import type { Lead } from '../leads/lead.js';
import { walkOrder } from '../sequences/walk-order.js';
import { leftToday, type RoomLeft } from './budget-left.js';
import { type Choice, isReachable, type PastWords, type Voice, wordsOf } from './choose-members.js';
import type { Member } from './deal-identities.js';
import type { PlanSummary } from './plan-store.port.js';

const SAMPLED_LEADS = 3;

export interface LaunchFacts {
  readonly campaignId: string;
  readonly campaignName: string;
  readonly graph: SequenceGraph;
  readonly problems: readonly CampaignProblem[];
  readonly speakers: readonly Speaker[];
  readonly choice: Choice;
  readonly members: readonly Member[];
  readonly rooms: readonly RoomLeft[];
  readonly startAt: Temporal.Instant | undefined;
  /** "Launch", or what else is planned. */
  readonly title?: string;
  /** What only this plan has to say. */
  readonly notes?: readonly string[];
}

export function launchSummary(facts: LaunchFacts): PlanSummary {
  const people = facts.members.length;
  const when = facts.startAt ? ` at ${facts.startAt.toString()}` : '';
  return {
    title: `${facts.title ?? 'Launch'} "${facts.campaignName}" to ${people} ${people === 1 ? 'person' : 'people'}${when}`,
    people,
    accounts: accountsOf(facts),
    samples: samplesOf(facts),
    excluded: excludedOf(facts.choice),
    warnings: [...warningsOf(facts), ...(facts.notes ?? [])],
  };
}

function excludedOf({ leftOut }: Choice): PlanSummary['excluded'] {
  const byReason = Map.groupBy(leftOut, ({ reason }) => reason);
  return LEFT_OUT.flatMap((reason) => {
    const people = byReason.get(reason) ?? [];
    const samples = people
      .slice(0, SAMPLED_LEADS)
      .map(({ lead }) => ({ leadId: lead.id, leadName: nameOf(lead) }));
    return people.length === 0 ? [] : [{ reason, people: people.length, samples }];
  });
}

function accountsOf({ speakers, members, rooms }: LaunchFacts): PlanSummary['accounts'] {
  const perIdentity = Map.groupBy(members, (member) => member.identityId);
  return speakers.flatMap(({ identityId, accounts }) =>
    accounts.map((account) => ({
      accountId: account.id,
      channel: account.channel,
      address: account.address,
      people: perIdentity.get(identityId)?.length ?? 0,
      leftToday: leftToday(account.id, rooms),
    })),
  );
}

function samplesOf({ campaignId, graph, choice, members, speakers }: LaunchFacts): PlanSummary['samples'] {
  const leads = new Map(choice.members.map(({ lead }) => [lead.id, lead]));
  const senders = new Map(
    speakers.map(({ identityId, name, signature }) => [identityId, { name, signature }]),
  );
  return members.slice(0, SAMPLED_LEADS).flatMap(({ leadId, identityId }) => {
    const lead = leads.get(leadId);
    const sender = senders.get(identityId) ?? { name: '', signature: null };
    return lead ? samplesFor(lead, graph, { campaignId, sender }) : [];
  });
}

/** Every step that reaches the lead, whichever branch it stands on. */
export function samplesFor(lead: Lead, graph: SequenceGraph, voice: Voice): PlanSummary['samples'] {
  const samples: PlanSummary['samples'] = [];
  const before: PastWords[] = [];
  for (const step of walkOrder(graph).filter(isTouchStep)) {
    if (!isReachable(lead, channelOf(step.kind))) continue;
    const { subject, text } = wordsOf(step, lead, voice, before);
    before.push({ kind: step.kind, subject });
    samples.push({
      leadId: lead.id,
      leadName: nameOf(lead),
      stepId: step.id,
      kind: step.kind,
      subject,
      text,
    });
  }
  return samples;
}

function nameOf(lead: Lead): string {
  const name = [lead.firstName, lead.lastName].filter(Boolean).join(' ');
  return name || (lead.identities[0]?.value ?? '');
}

function warningsOf({ graph, problems, choice }: LaunchFacts): string[] {
  const { members, missing } = choice;
  const unreached = channelsOf(graph).flatMap((channel) => {
    const count = members.filter(({ lead }) => !isReachable(lead, channel)).length;
    const [what, steps] =
      channel === 'email' ? ['email address', 'Emails'] : ['LinkedIn profile', 'LinkedIn steps'];
    return count === 0
      ? []
      : [`${count} of ${members.length} have no ${what}. ${steps} are passed over for them.`];
  });
  const lacking = [...missing].map(
    ([name, count]) =>
      `${count} left out: the texts need ${name}, which is not known of them. Add a default to the text, or the value to the leads.`,
  );
  return [...problems.map((problem) => problem.message), ...unreached, ...lacking];
}
