/** What follows when somebody accepts, answers, or does what was asked of them? */
import { goalsOf } from '../sequence/goals.js';
import type { TouchStep } from '../sequence/graph.js';
import type { RunContext } from './context.js';
import { type LeadState, leave } from './stage.js';

export function accept({ agenda, ledger, stage }: RunContext, lead: LeadState, at: number): void {
  if (lead.end !== 'open' || !lead.facts.invitationPending) return;
  lead.facts.invitationPending = false;
  lead.facts.invitationAccepted = true;
  const accountId = lead.lead.accountIds.linkedin;
  if (accountId !== undefined) ledger.answered(stage.laneOf(accountId, 'linkedin_invite').account);
  agenda.wake(lead, at);
}

/** An answer stops the sequence, or leads to its goal; what has a slot already is not sent. */
export function reply({ agenda }: RunContext, lead: LeadState, at: number): void {
  if (lead.end !== 'open') return;
  dropOpen(lead);
  lead.facts.replied = true;
  const { graph } = lead.lead;
  if (goalsOf(graph).some(({ id, if: { ask } }) => ask === 'replied' && !Object.hasOwn(lead.facts.taken, id)))
    return agenda.wake(lead, at);
  lead.end = 'replied';
  lead.endedAt = at;
}

/** What waits for its turn is not wanted any more. */
export function dropOpen(lead: LeadState): void {
  const { open } = lead;
  if (!open) return;
  leave(open);
  lead.facts.touches[open.step.id] = { state: 'over' };
  lead.open = null;
}

export function completeTask({ agenda }: RunContext, lead: LeadState, step: TouchStep, at: number): void {
  if (lead.end !== 'open' || lead.facts.touches[step.id]?.state !== 'open') return;
  lead.open = null;
  lead.facts.touches[step.id] = { state: 'over', overAt: Temporal.Instant.fromEpochMilliseconds(at) };
  agenda.wake(lead, at);
}
