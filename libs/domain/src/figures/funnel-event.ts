/** Which committed facts do figures come from? Only the parts that are read; any stored event is one of these. */
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
}

interface FactsByType {
  'enrollment.started': OfEnrollment;
  'enrollment.finished': OfEnrollment;
  'enrollment.stopped': OfEnrollment;
  'touch.sent': OfTouch;
  'touch.failed': OfTouch & { readonly code: string };
  'touch.held': OfTouch;
  'invitation.accepted': Attributed;
  'email.bounced': Attributed & { readonly hard: boolean };
  'reply.received': Attributed & { readonly disposition: Disposition };
  'lead.unsubscribed': Attributed;
  'meeting.booked': Attributed & { readonly meetingId: string };
  'deal.won': Attributed & {
    readonly dealId: string;
    readonly valueCents: number;
    readonly currency: string;
  };
}

export type CountedEventType = keyof FactsByType;
export type CountedEvent = {
  [Type in CountedEventType]: { readonly type: Type; readonly data: FactsByType[Type] };
}[CountedEventType];

/** Facts that move no figure. A new type of event must be decided about: here, or in `funnel.ts`. */
export type UncountedEvent = {
  readonly type:
    | 'lead.upserted'
    | 'campaign.scheduled'
    | 'campaign.unscheduled'
    | 'campaign.launched'
    | 'campaign.paused'
    | 'campaign.resumed'
    | 'campaign.completed'
    | 'campaign.stopped'
    | 'touch.planned'
    | 'touch.deferred'
    | 'touch.unknown'
    | 'touch.cancelled'
    | 'suppression.added'
    | 'deal.lost'
    | 'account.status_changed';
  readonly data: object;
};

export type FunnelEvent = CountedEvent | UncountedEvent;
