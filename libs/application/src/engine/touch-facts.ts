/** Which ids does an event about a touch carry? */
import type { SendOrder } from './attempt-store.port.js';

export function touchFactsOf(order: SendOrder) {
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
