/** How does a decision become a plan? It is hashed, given a day, and waits for a person where the policy asks for one. */
import type { ActContext } from '../operations/operation-context.js';
import type { PlanDecision, PlanPolicy } from './decision.js';
import { canonicalHash } from './decision-hash.js';
import type { PlanRecord, PlanSummary } from './plan-store.port.js';
import { toHeading, toPlanView } from './plan-view.js';

/** Real time for which a plan can be carried out. */
const LIFETIME = { hours: 24 };

export async function proposePlan(
  { stores, caller, realNow, newId }: ActContext,
  operation: PlanRecord['operation'],
  decision: PlanDecision & { readonly policy: PlanPolicy },
  summary: PlanSummary,
) {
  // As it is stored, so that the answer says the same as a later look.
  const createdAt = realNow.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
  const plan: PlanRecord = {
    id: newId(),
    operation,
    decision,
    decisionHash: canonicalHash(decision),
    summary,
    status: decision.policy === 'auto' ? 'approved' : 'waiting',
    proposedBy: caller.apiKeyId,
    approvedBy: null,
    outcome: null,
    createdAt,
    expiresAt: createdAt.add(LIFETIME),
    executedAt: null,
  };
  await stores.plans.insert(plan);
  return toPlanView(toHeading(plan));
}
