/** Who takes part in a launch, who is left out, and why? */
import type { ExcludeRule, LeftOut } from '#contracts';
import type { Channel, SequenceGraph, TouchStep } from '#domain';
import { channelOf } from '#domain';
import { type Speaker, touchStepsOf } from '../campaigns/speakers.js';
import { renderStep, type WordsFor } from '../engine/render-step.js';
import type { Lead } from '../leads/lead.js';
import type { LeadStanding } from './launch-reads.port.js';

export interface Candidate {
  readonly lead: Lead;
  readonly standing: LeadStanding;
}

export interface Choice {
  readonly members: readonly Candidate[];
  readonly leftOut: readonly { readonly lead: Lead; readonly reason: LeftOut }[];
  /** How many people lack a value that the texts need, by variable. */
  readonly missing: ReadonlyMap<string, number>;
}

/**
 * The first reason that holds is told, in the order of `LEFT_OUT`. Where the rule lets in one person of a company, it is the
 * one whom the workspace knows longest.
 *
 * @param voice with any sender: which variables are missing does not depend on who speaks.
 */
export function chooseMembers(
  candidates: readonly Candidate[],
  graph: SequenceGraph,
  voice: Voice,
  rule: ExcludeRule = {},
): Choice {
  const members: Candidate[] = [];
  const leftOut: { lead: Lead; reason: LeftOut }[] = [];
  const missing = new Map<string, number>();
  const companies = new Set<string>();
  for (const candidate of [...candidates].sort(byLead)) {
    const { lead } = candidate;
    const lacks = missingVariables(lead, graph, voice);
    const reason = reasonAgainst(candidate, graph, lacks, companies);
    if (reason === undefined) {
      members.push(candidate);
      if (rule.sameCompanyActive && lead.company) companies.add(lead.company.id);
    } else leftOut.push({ lead, reason });
    if (reason !== 'missing_variable') continue;
    for (const name of lacks) missing.set(name, (missing.get(name) ?? 0) + 1);
  }
  return { members, leftOut, missing };
}

const byLead = (left: Candidate, right: Candidate): number => (left.lead.id < right.lead.id ? -1 : 1);

function reasonAgainst(
  { lead, standing }: Candidate,
  graph: SequenceGraph,
  lacks: ReadonlySet<string>,
  companies: ReadonlySet<string>,
): LeftOut | undefined {
  if (standing.suppressed) return 'suppressed';
  if (standing.enrolledHere) return 'already_enrolled_here';
  if (standing.activeElsewhere) return 'active_in_another_campaign';
  if (standing.contactedRecently) return 'contacted_recently';
  if (standing.repliedBefore) return 'replied_before';
  if (standing.companyActive || companies.has(lead.company?.id ?? '')) return 'company_active';
  if (!touchStepsOf(graph).some((step) => isReachable(lead, channelOf(step.kind))))
    return 'no_usable_channel';
  return lacks.size > 0 ? 'missing_variable' : undefined;
}

/** A former address recognises a lead and is never written to. A person finds their own way to whoever has an address. */
export function isReachable(lead: Pick<Lead, 'identities'>, channel: Channel | 'manual'): boolean {
  return lead.identities.some(
    ({ kind, label }) =>
      label !== 'former' && (channel === 'manual' || (kind === 'email' ? 'email' : 'linkedin') === channel),
  );
}

/** Steps on a channel that does not reach the lead are passed over, so their texts need nothing. */
function missingVariables(lead: Lead, graph: SequenceGraph, voice: Voice): ReadonlySet<string> {
  const steps = touchStepsOf(graph).filter((step) => isReachable(lead, channelOf(step.kind)));
  return new Set(steps.flatMap((step) => wordsOf(step, lead, voice).missing));
}

/** What an earlier step said: a follow-up answers under its subject. */
export type PastWords = WordsFor['touches'][number];

/** In which campaign something is said, and by whom. */
export type Voice = Pick<WordsFor, 'campaignId' | 'sender'>;

/** For what does not depend on who of them speaks. */
export const anyVoice = (campaignId: string, speakers: readonly Speaker[]): Voice => ({
  campaignId,
  sender: { name: speakers[0]?.name ?? '', signature: null },
});

/** The text of a step for this lead, as the engine will write it. */
export function wordsOf(step: TouchStep, lead: Lead, voice: Voice, before: readonly PastWords[] = []) {
  const { company, ...person } = lead;
  return renderStep(step, {
    ...voice,
    leadId: lead.id,
    lead: { ...person, companyName: company?.name ?? null, industry: company?.industry ?? null },
    touches: before,
  });
}
