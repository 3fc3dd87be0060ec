/** Which ids does an event about a touch carry? */
import type { LeadOrder } from './attempt-store.port.js';

export function touchFactsOf(order: LeadOrder) {
  return {
    touchId: order.touchId,
    kind: order.kind,
    accountId: order.account.id,
    leadId: order.leadId,
    campaignId: order.campaignId,
    enrollmentId: order.enrollmentId,
    stepId: order.stepId,
  };
}
