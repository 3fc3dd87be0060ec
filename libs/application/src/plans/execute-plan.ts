/**
 * How is a plan carried out? Once, and only while what was decided still holds.
 *
 * The plan's id is the idempotency key: whoever executes it again gets the answer of the first time.
 */
import { Refusal } from '#contracts';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import type { PlanDecision } from './decision.js';
import { canonicalHash } from './decision-hash.js';
import { executeEdit } from './execute-edit.js';
import { executeEnroll } from './execute-enroll.js';
import { executeLaunch } from './execute-launch.js';
import { executeReply } from './execute-reply.js';
import type { Execution } from './execution.js';
import type { PlanOutcome, PlanRecord } from './plan-store.port.js';
import { lockPlan, toHeading, toPlanView } from './plan-view.js';

export const executePlan: ActHandler<'plans.execute'> = async (context, { planId }) => {
  const { stores, realNow } = context;
  const plan = await lockPlan(stores.plans, planId, realNow);
  if (plan.outcome) return answer(plan, plan.outcome);
  refuseUnlessExecutable(plan);
  requireScopeFor(plan.decision, context);
  const execution = await carryOut(context, plan);
  if (!execution.done) throw noLongerHolds(execution.because);
  const executed: PlanRecord = {
    ...plan,
    status: 'executed',
    outcome: execution.outcome,
    executedAt: realNow,
  };
  await stores.plans.save(executed);
  return answer(executed, execution.outcome);
};

async function carryOut(context: ActContext, plan: PlanRecord): Promise<Execution> {
  const { decision, decisionHash, approvedBy } = plan;
  if (canonicalHash(decision) !== decisionHash)
    return { done: false, because: 'the stored decision was altered' };
  if (approvedBy === null && (await context.stores.plans.policy()) === 'person') {
    return { done: false, because: 'a person must approve plans of this workspace now' };
  }
  switch (decision.act) {
    case 'launch':
      return executeLaunch(context, decision);
    case 'enroll':
      return executeEnroll(context, decision);
    case 'edit':
      return executeEdit(context, decision);
    case 'reply':
      return executeReply(context, plan.id, decision);
  }
}

function answer(plan: PlanRecord, outcome: PlanOutcome) {
  return { plan: toPlanView(toHeading(plan)), waiting: 0, moved: 0, stayed: 0, ...outcome };
}

/** Executing a plan may not do what its caller could not have asked for. */
function requireScopeFor(decision: PlanDecision, { caller }: ActContext): void {
  if (decision.act !== 'reply' || caller.scopes.includes('messages:send')) return;
  throw new Refusal(
    'missing_scope',
    'This plan sends a message, and the key has no scope messages:send.',
    'Use a key that has messages:send.',
  );
}

function refuseUnlessExecutable({ status }: PlanRecord): void {
  switch (status) {
    case 'approved':
      return;
    case 'waiting':
      throw new Refusal(
        'needs_approval',
        'A person must approve this plan first.',
        'Ask a person to approve it with their own key (plans.approve), then execute it.',
      );
    case 'expired':
      throw new Refusal(
        'plan_expired',
        'The plan is more than a day old.',
        'Plan again and execute the new plan.',
      );
    case 'void':
      throw noLongerHolds('what it was based on was changed');
    case 'executed':
      throw new Error('An executed plan has no outcome.');
  }
}

function noLongerHolds(because: string): Refusal {
  return new Refusal(
    'plan_void',
    `The plan cannot be carried out: ${because}. Nothing was done.`,
    'Plan again to see how things stand now, then execute the new plan.',
  );
}
