/** Which committed facts do figures come from? Only the parts that are read; any stored event is one of these. */
import type { DealStatus } from '../sales/deal.js';
import type { Disposition } from '../replies/disposition.js';
import type { TouchKind } from '../touch/touch.js';

interface OfEnrollment {
  readonly campaignId: string;
  readonly enrollmentId: string;
}

/** Null where the fact belongs to no campaign; then it counts nowhere. */
interface Attributed {
  readonly leadId: string;
  readonly campaignId: string | null;
  readonly enrollmentId: string | null;
  readonly stepId: string | null;
}

interface OfTouch extends Attributed {
  readonly touchId: string;
  readonly kind: TouchKind;
  readonly accountId?: string;
  /** The variant that the last split before this step dealt. */
  readonly variant?: string;
}

interface OfMeeting extends Attributed {
  readonly meetingId: string;
  /** Rises with each change of the meeting; the log's first events have none. */
  readonly revision?: number;
}

interface OfDeal extends Attributed {
  readonly dealId: string;
  /** Rises with each change of the deal; the log's first events have none. */
  readonly revision?: number;
  /** Business time since which the deal stands as it does, in milliseconds since 1970. */
  readonly statusSince?: number;
}

interface Worth {
  readonly valueCents: number;
  readonly currency: string;
}

interface FactsByType {
  'enrollment.started': OfEnrollment;
  'enrollment.finished': OfEnrollment;
  'enrollment.stopped': OfEnrollment;
  'enrollment.variant_dealt': OfEnrollment & { readonly stepId: string; readonly variant: string };
  'touch.sent': OfTouch;
  'touch.failed': OfTouch & { readonly code: string };
  'touch.held': OfTouch;
  'invitation.accepted': Attributed;
  'email.bounced': Attributed & { readonly hard: boolean };
  'reply.received': Attributed & { readonly disposition: Disposition };
  'lead.unsubscribed': Attributed;
  'enrollment.converted': OfEnrollment;
  'meeting.booked': OfMeeting;
  'meeting.rescheduled': OfMeeting;
  'meeting.cancelled': OfMeeting;
  'meeting.held': OfMeeting;
  'meeting.no_show': OfMeeting;
  'deal.opened': OfDeal;
  'deal.reopened': OfDeal;
  'deal.stage_changed': OfDeal & Worth & { readonly status: DealStatus };
  'deal.won': OfDeal & Worth;
  'deal.lost': OfDeal;
}

export type CountedEventType = keyof FactsByType;
export type CountedEvent = {
  [Type in CountedEventType]: { readonly type: Type; readonly data: FactsByType[Type] };
}[CountedEventType];

/** Facts that move no figure. A new type of event must be decided about: here, or in `facts-of.ts`. */
export type UncountedEvent = {
  readonly type:
    | 'lead.upserted'
    | 'lead.merged'
    | 'lead.unmerged'
    | 'lead.erased'
    | 'company.updated'
    | 'import.completed'
    | 'conversation.imported'
    | 'campaign.scheduled'
    | 'campaign.unscheduled'
    | 'campaign.launched'
    | 'campaign.paused'
    | 'campaign.resumed'
    | 'campaign.completed'
    | 'campaign.stopped'
    | 'campaign.version_moved'
    | 'enrollment.blocked'
    | 'enrollment.paused'
    | 'enrollment.resumed'
    | 'enrollment.step_skipped'
    | 'enrollment.hastened'
    | 'enrollment.goal_reached'
    | 'enrollment.webhook_reached'
    | 'touch.planned'
    | 'touch.deferred'
    | 'touch.unknown'
    | 'touch.cancelled'
    | 'suppression.added'
    | 'account.status_changed'
    | 'dead_letter.opened'
    | 'dead_letter.retried'
    | 'dead_letter.dismissed'
    | 'webhook.disabled'
    | 'webhook.test';
  readonly data: object;
};

export type FunnelEvent = CountedEvent | UncountedEvent;
