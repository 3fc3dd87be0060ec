/** What does a caller see of a plan, and what can they do with it? */
import type { OutputOf } from '#contracts';
import { encodeId, notFound } from '#contracts';
import type { PlanHeading, PlanRecord, PlanStatus, PlanStore } from './plan-store.port.js';

export function toPlanView(plan: PlanHeading): OutputOf<'plans.get'> {
  return {
    id: plan.id,
    operation: plan.operation,
    status: plan.status,
    summary: plan.summary,
    campaignId: plan.campaignId,
    createdAt: plan.createdAt,
    expiresAt: plan.expiresAt,
    nextStep: NEXT_STEP[plan.status],
  };
}

export function toHeading(plan: PlanRecord): PlanHeading {
  const campaignId = 'campaignId' in plan.decision ? plan.decision.campaignId : null;
  return { ...plan, campaignId };
}

const NEXT_STEP: Readonly<Record<PlanStatus, string>> = {
  waiting:
    'A person must look at it and approve it with their own key (plans.approve); then it can be executed.',
  approved: 'Check people and texts with whoever asked for it, then carry it out with plans.execute.',
  executed: 'Nothing: it was carried out.',
  expired: 'Nothing was done. Plan again to see how things stand now.',
  void: 'Nothing was done: what it was based on has changed. Plan again.',
};

/** Reads the plan for writing; one whose time is over comes back as `expired`. */
export async function lockPlan(
  plans: PlanStore,
  planId: string,
  realNow: Temporal.Instant,
): Promise<PlanRecord> {
  const plan = await plans.lock(planId);
  if (!plan) throw notFound('plan', encodeId('plan', planId));
  const isOpen = plan.status === 'waiting' || plan.status === 'approved';
  const isLate = Temporal.Instant.compare(realNow, plan.expiresAt) >= 0;
  return isOpen && isLate ? { ...plan, status: 'expired' } : plan;
}
