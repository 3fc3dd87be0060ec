/** Does each step come after what it needs? */
import type { SequenceGraph, Step, StepId } from './graph.js';
import { reachableFrom, rootsOf, stepsById } from './paths.js';
import { error, type SequenceProblem, warning } from './problems.js';

export function checkOrder(graph: SequenceGraph): SequenceProblem[] {
  const byId = stepsById(graph);
  return [...checkSubjects(graph, byId), ...checkConnections(graph, byId), ...checkWithdrawals(graph, byId)];
}

/** An email without a subject answers in the thread of an earlier one, so on every path to it there must be one. */
function checkSubjects(graph: SequenceGraph, byId: ReadonlyMap<StepId, Step>): SequenceProblem[] {
  const first = reachableFrom(byId, rootsOf(graph), (step) => step.kind === 'email');
  return graph.steps.flatMap((step, index) => {
    if (step.kind !== 'email') return [];
    const path = `steps[${index}].subject`;
    const blank = step.subject?.trim() === '';
    if (!first.has(step.id) && !blank) return [];
    if (step.subject !== undefined && !blank) return [];
    const why = first.has(step.id) ? 'This can be the first email of a thread.' : 'The subject is blank.';
    return [
      error(
        path,
        'missing_subject',
        `${why} Give it a subject${first.has(step.id) ? '' : ', or leave it out'}.`,
      ),
    ];
  });
}

/** A message reaches connections only. */
function checkConnections(graph: SequenceGraph, byId: ReadonlyMap<StepId, Step>): SequenceProblem[] {
  const stranger = reachableFrom(byId, rootsOf(graph), connects);
  return graph.steps.flatMap((step, index) => {
    if (step.kind !== 'linkedin_message' || !stranger.has(step.id)) return [];
    const message = `"${step.id}" can come before any invitation. Leads who are not connected are passed over.`;
    return [warning(`steps[${index}]`, 'message_without_connection', message)];
  });
}

/** Only an invitation of this very sequence is taken back. */
function checkWithdrawals(graph: SequenceGraph, byId: ReadonlyMap<StepId, Step>): SequenceProblem[] {
  const uninvited = reachableFrom(byId, graph.start, (step) => step.kind === 'linkedin_invite');
  return graph.steps.flatMap((step, index) => {
    if (step.kind !== 'linkedin_withdraw' || !uninvited.has(step.id)) return [];
    const message = `"${step.id}" can come before any invitation. There is nothing to withdraw then, and it is passed over.`;
    return [warning(`steps[${index}]`, 'withdrawal_without_invitation', message)];
  });
}

function connects(step: Step): boolean {
  return (
    step.kind === 'linkedin_invite' || (step.kind === 'condition' && step.if.ask === 'invitation_accepted')
  );
}
