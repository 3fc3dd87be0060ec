/** How does a person's sequence end before its last step? At once, with everything that was queued for it. */
import type { GoalQuestion, StopReason } from '#domain';

export interface StopStore {
  /**
   * Holds everything else about this person back until the transaction ends. Asked before touches, attempts or
   * conversations are written: whoever writes about a person takes its rows in this order. Named, the campaign is kept
   * from being paused or resumed meanwhile; whoever may give a touch back to its lane names it.
   */
  lockLead(leadId: string, campaignId?: string | null): Promise<void>;
  /**
   * Stops every active enrollment of the lead and cancels its touches that have not left. Appends the events. Answers
   * how many enrollments were stopped. An enrollment whose sequence has a goal for that very reason (a reply, a booked
   * meeting) and did not reach it yet goes on there instead; what was queued for it is cancelled as well.
   */
  stopLead(leadId: string, reason: StopReason, at: Temporal.Instant): Promise<number>;
  /** Lets the lead's sequences with a goal that asks this look at once. */
  wakeForGoal(leadId: string, ask: GoalQuestion['ask'], at: Temporal.Instant): Promise<void>;
  /** Suppresses a value (idempotent) and stops every lead that it matches. True when it is new. */
  suppress(
    entry: {
      readonly kind: 'email' | 'domain' | 'linkedin' | 'company';
      readonly value: string;
      /** Of a company that is known. */
      readonly companyId?: string | undefined;
      readonly reason: string;
      readonly source: string;
      readonly evidence?: string | undefined;
    },
    stop: StopReason,
    at: Temporal.Instant,
  ): Promise<boolean>;
}
