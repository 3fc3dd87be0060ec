/**
 * What can happen in Overture?
 *
 * Each event is one committed fact. Events carry ids and figures, never names, addresses or texts, so that erasing a
 * person stays possible. All ids inside `data` are uuids.
 */
import { z } from 'zod';
import { DISPOSITIONS, STOP_REASONS, TOUCH_KINDS } from '#domain';

const uuid = z.uuid();
const ofCampaign = { campaignId: uuid };
const ofEnrollment = { campaignId: uuid, enrollmentId: uuid, leadId: uuid };
/** Replies belong to no enrollment. */
const ofTouch = {
  touchId: uuid,
  kind: z.enum(TOUCH_KINDS),
  accountId: uuid,
  leadId: uuid,
  campaignId: uuid.nullable(),
  enrollmentId: uuid.nullable(),
  stepId: z.string().nullable(),
};
/** What a signal could be traced to; null where it belongs to no campaign. */
const attributed = {
  leadId: uuid,
  campaignId: uuid.nullable(),
  enrollmentId: uuid.nullable(),
  stepId: z.string().nullable(),
};

export const EVENTS = {
  'lead.upserted': z.object({ leadId: uuid, created: z.boolean() }),
  'campaign.scheduled': z.object(ofCampaign),
  'campaign.unscheduled': z.object(ofCampaign),
  'campaign.launched': z.object({ ...ofCampaign, enrolled: z.number().int() }),
  'campaign.paused': z.object(ofCampaign),
  'campaign.resumed': z.object(ofCampaign),
  'campaign.completed': z.object(ofCampaign),
  'campaign.stopped': z.object(ofCampaign),
  'enrollment.started': z.object(ofEnrollment),
  'enrollment.finished': z.object(ofEnrollment),
  'enrollment.stopped': z.object({ ...ofEnrollment, reason: z.enum(STOP_REASONS) }),
  'touch.planned': z.object(ofTouch),
  'touch.sent': z.object(ofTouch),
  'touch.failed': z.object({ ...ofTouch, code: z.string() }),
  'touch.deferred': z.object({ ...ofTouch, code: z.string() }),
  'touch.unknown': z.object(ofTouch),
  'touch.held': z.object(ofTouch),
  'touch.cancelled': z.object(ofTouch),
  'invitation.accepted': z.object(attributed),
  'email.bounced': z.object({ ...attributed, hard: z.boolean() }),
  'reply.received': z.object({
    ...attributed,
    messageId: uuid,
    conversationId: uuid,
    channel: z.enum(['email', 'linkedin']),
    disposition: z.enum(DISPOSITIONS),
  }),
  'lead.unsubscribed': z.object({ ...attributed, via: z.enum(['link', 'reply', 'manual']) }),
  'suppression.added': z.object({ suppressionId: uuid, kind: z.enum(['email', 'domain', 'linkedin']) }),
  'meeting.booked': z.object({ ...attributed, meetingId: uuid }),
  'deal.won': z.object({ ...attributed, dealId: uuid, valueCents: z.number().int(), currency: z.string() }),
  'deal.lost': z.object({ ...attributed, dealId: uuid }),
  'account.status_changed': z.object({ accountId: uuid, status: z.enum(['running', 'needs_attention']) }),
} as const;

export type EventType = keyof typeof EVENTS;
export type EventData<Type extends EventType> = z.output<(typeof EVENTS)[Type]>;
export type NewEvent = {
  [Type in EventType]: { readonly type: Type; readonly data: EventData<Type> };
}[EventType];

/** An event as consumers read it: positions rise in the order in which transactions became visible. */
export type StoredEvent = NewEvent & {
  readonly id: string;
  readonly workspaceId: string;
  readonly position: number;
  readonly occurredAt: Temporal.Instant;
};
