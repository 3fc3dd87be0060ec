/** Who may say yes to a plan? A person with a key of their own, and never the one who proposed it. */
import { Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { lockPlan, toHeading, toPlanView } from './plan-view.js';

export const approvePlan: ActHandler<'plans.approve'> = async ({ stores, caller, realNow }, { planId }) => {
  if (caller.kind !== 'person') {
    throw new Refusal(
      'not_allowed',
      'The key of a service cannot approve a plan.',
      'Ask a person to approve it with their own key (kind: person, scope plans:approve).',
    );
  }
  const plan = await lockPlan(stores.plans, planId, realNow);
  if (plan.status !== 'waiting') {
    throw new Refusal(
      'wrong_state',
      `The plan cannot be approved: it is ${plan.status}.`,
      'Only a waiting plan needs approval. Read the plan: its nextStep says what can be done.',
    );
  }
  if (caller.apiKeyId === plan.proposedBy) {
    throw new Refusal(
      'not_allowed',
      'Whoever proposed a plan cannot approve it.',
      'Ask another person to approve it with their own key.',
    );
  }
  const approved = { ...plan, status: 'approved' as const, approvedBy: caller.apiKeyId };
  await stores.plans.save(approved);
  return toPlanView(toHeading(approved));
};
