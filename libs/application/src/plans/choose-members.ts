/** Who takes part in a launch, who is left out, and why? */
import type { Channel, SequenceGraph, TouchStep } from '#domain';
import { channelOf } from '#domain';
import { channelsOf, touchStepsOf } from '../campaigns/speakers.js';
import { renderStep, type WordsFor } from '../engine/render-step.js';
import type { Lead } from '../leads/lead.js';
import type { LeadStanding } from './launch-reads.port.js';

/** In this order: the first that holds is told. */
export const EXCLUSIONS = [
  'suppressed',
  'already_enrolled_here',
  'active_in_another_campaign',
  'no_usable_channel',
  'missing_variable',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export interface Candidate {
  readonly lead: Lead;
  readonly standing: LeadStanding;
}

export interface Choice {
  readonly members: readonly Candidate[];
  readonly excluded: Readonly<Record<Exclusion, number>>;
  /** How many people lack a value that the texts need, by variable. */
  readonly missing: ReadonlyMap<string, number>;
}

/** @param senderName any sender's: which variables are missing does not depend on it. */
export function chooseMembers(
  candidates: readonly Candidate[],
  graph: SequenceGraph,
  senderName: string,
): Choice {
  const members: Candidate[] = [];
  const excluded = Object.fromEntries(EXCLUSIONS.map((reason) => [reason, 0])) as Record<Exclusion, number>;
  const missing = new Map<string, number>();
  for (const candidate of candidates) {
    const lacks = missingVariables(candidate.lead, graph, senderName);
    const reason = exclusionOf(candidate, graph, lacks);
    if (!reason) members.push(candidate);
    else excluded[reason] += 1;
    if (reason !== 'missing_variable') continue;
    for (const name of lacks) missing.set(name, (missing.get(name) ?? 0) + 1);
  }
  return { members, excluded, missing };
}

function exclusionOf(
  { lead, standing }: Candidate,
  graph: SequenceGraph,
  lacks: ReadonlySet<string>,
): Exclusion | undefined {
  if (standing.suppressed) return 'suppressed';
  if (standing.enrolledHere) return 'already_enrolled_here';
  if (standing.activeElsewhere) return 'active_in_another_campaign';
  if (!channelsOf(graph).some((channel) => isReachable(lead, channel))) return 'no_usable_channel';
  return lacks.size > 0 ? 'missing_variable' : undefined;
}

/** A former address recognises a lead and is never written to. */
export function isReachable(lead: Pick<Lead, 'identities'>, channel: Channel): boolean {
  return lead.identities.some(
    ({ kind, label }) => label !== 'former' && (kind === 'email' ? 'email' : 'linkedin') === channel,
  );
}

/** Steps on a channel that does not reach the lead are passed over, so their texts need nothing. */
function missingVariables(lead: Lead, graph: SequenceGraph, senderName: string): ReadonlySet<string> {
  const steps = touchStepsOf(graph).filter((step) => isReachable(lead, channelOf(step.kind)));
  return new Set(steps.flatMap((step) => wordsOf(step, lead, senderName).missing));
}

/** What an earlier step said: a follow-up answers under its subject. */
export type PastWords = WordsFor['touches'][number];

/** The text of a step for this lead, as the engine will write it. */
export function wordsOf(step: TouchStep, lead: Lead, senderName: string, before: readonly PastWords[] = []) {
  const { company, ...person } = lead;
  return renderStep(step, {
    lead: { ...person, companyName: company?.name ?? null, industry: company?.industry ?? null },
    sender: { name: senderName },
    touches: before,
  });
}
