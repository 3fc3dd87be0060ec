/** What does the sequence of a lead want next? `advance` says; this writes it down, as the engine does. */
import { advance } from '../sequence/advance.js';
import type { TouchStep } from '../sequence/graph.js';
import { durationMs } from '../time/duration.js';
import type { RunContext } from './context.js';
import { type LeadState, windowsOf } from './stage.js';
import { dropOpen } from './take-answers.js';

/** Of a task that says nothing about it. */
const TASK_WITHIN = { days: 1 };

export function walk(run: RunContext, lead: LeadState, at: number): void {
  const now = Temporal.Instant.fromEpochMilliseconds(at);
  lead.lacks = [];
  for (;;) {
    const next = advance(lead.lead.graph, lead.position, lead.facts, now);
    lead.position = next.at;
    for (const decision of next.decisions) {
      const taken = decision.decide === 'variant' ? { variant: decision.variant } : {};
      lead.facts.taken = { ...lead.facts.taken, [decision.stepId]: taken };
      if (decision.decide === 'set_field') {
        lead.facts.fields = { ...lead.facts.fields, [decision.field]: decision.value };
        lead.set = { ...lead.set, [decision.field]: decision.value };
      }
      if (decision.decide === 'goal' && decision.moved) dropOpen(lead);
    }
    switch (next.do) {
      case 'finish':
        lead.end = 'finished';
        lead.endedAt = at;
        return;
      case 'wait':
        return run.agenda.wake(lead, next.until.epochMilliseconds);
      case 'await_touch':
        return;
      case 'touch': {
        const trouble = run.world.troubleWithWords(lead.lead, next.step, lead.set);
        if (trouble === null) return plan(run, lead, next.step, at);
        if ('missing' in trouble) {
          // Nobody adds what is missing while anybody looks ahead; an answer may still lead them on.
          lead.lacks = trouble.missing;
          return;
        }
        lead.failed.push({ stepId: next.step.id, reason: trouble.failure });
        lead.facts.touches[next.step.id] = { state: 'over' };
      }
    }
  }
}

function plan(
  { agenda, stage, hours, contacts }: RunContext,
  lead: LeadState,
  step: TouchStep,
  at: number,
): void {
  lead.facts.touches[step.id] = { state: 'open' };
  if (step.kind === 'manual_task') {
    // A person is taken to do it when it is due.
    const due = at + durationMs(step.within ?? TASK_WITHIN);
    return agenda.answer({ do: 'complete_task', lead, step }, due);
  }
  const touch = stage.plan(lead, step);
  const block = contacts.block(lead.lead, step.kind, at);
  const opening = hours.opening(windowsOf(touch), block?.until ?? at);
  touch.dueAt = opening.at;
  touch.reason = opening.at > at ? (block?.reason ?? opening.reason) : null;
  lead.open = touch;
  agenda.enqueue(touch, at);
}
