/**
 * What can happen in Overture?
 *
 * Each event is one committed fact. Events carry ids and figures, never names, addresses or texts, so that erasing a
 * person stays possible. Ids in `data` are uuids inside and typed ids (`lead_…`) at the edge. The log keeps old events, so
 * a field that is added later is optional, and one that is there stays.
 *
 * The schemas are what consumers are told: REST, webhooks, OpenAPI and docs/events.md follow this list.
 */
import { z } from 'zod';
import { DEAD_LETTER_KINDS, DEAL_STATUSES, DISPOSITIONS, STOP_REASONS, TOUCH_KINDS } from '#domain';
import { id } from '../ids/edge.js';

/** `sentence`: when it happens, for docs/events.md and OpenAPI. */
const event = <Shape extends z.ZodRawShape>(sentence: string, shape: Shape) =>
  z.object(shape).describe(sentence);

const ofCampaign = { campaignId: id('campaign') };
const ofEnrollment = { campaignId: id('campaign'), enrollmentId: id('enrollment'), leadId: id('lead') };
/** Replies belong to no enrollment. */
const ofTouch = {
  touchId: id('touch'),
  kind: z.enum(TOUCH_KINDS),
  accountId: id('account'),
  leadId: id('lead'),
  campaignId: id('campaign').nullable(),
  enrollmentId: id('enrollment').nullable(),
  stepId: z.string().nullable(),
};
/** What a signal could be traced to; null where it belongs to no campaign. */
const attributed = {
  leadId: id('lead'),
  campaignId: id('campaign').nullable(),
  enrollmentId: id('enrollment').nullable(),
  stepId: z.string().nullable(),
};
const ofDeadLetter = { deadLetterId: id('deadLetter'), kind: z.enum(DEAD_LETTER_KINDS) };
const ofMerge = { leadId: id('lead'), mergedLeadId: id('lead'), mergeId: id('merge') };
/** `revision` rises with each change, so that a consumer can put changes into their order. */
const revision = z.number().int().min(1).optional();
const ofMeeting = { ...attributed, meetingId: id('meeting'), revision };
const ofDeal = {
  ...attributed,
  dealId: id('deal'),
  revision,
  statusSince: z
    .number()
    .int()
    .optional()
    .meta({ description: 'Since when the deal has its status, in milliseconds since 1970.' }),
};
const worth = { valueCents: z.number().int(), currency: z.string() };

export const EVENTS = {
  'lead.upserted': event('A lead was created, or something known of them changed.', {
    leadId: id('lead'),
    created: z.boolean(),
  }),
  'company.updated': event('Something known of a company changed, for all of its leads.', {
    companyId: id('company'),
  }),
  'import.completed': event('The import of a file came to its end.', {
    importId: id('import'),
    state: z.enum(['done', 'failed', 'cancelled']),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
  }),
  'campaign.scheduled': event('A launch was planned for a time.', ofCampaign),
  'campaign.unscheduled': event('A planned launch was taken back.', ofCampaign),
  'lead.erased': event('A person was forgotten: remove what you keep of this lead.', {
    leadId: id('lead'),
    erasureId: id('erasure'),
  }),
  'lead.merged': event(
    '`mergedLeadId` turned out to be the same person as `leadId`, and is part of it now.',
    ofMerge,
  ),
  'lead.unmerged': event('A merge was taken back: the two are two leads again.', ofMerge),
  'campaign.launched': event('A campaign was launched; `enrolled` people were enrolled.', {
    ...ofCampaign,
    enrolled: z.number().int(),
  }),
  'campaign.version_moved': event(
    'The people of a campaign were moved to another version of its sequence: `moved` of them, `stayed` remain where they were.',
    {
      ...ofCampaign,
      fromVersion: z.number().int(),
      toVersion: z.number().int(),
      moved: z.number().int(),
      stayed: z.number().int(),
    },
  ),
  'campaign.paused': event('A campaign was paused: nothing more is sent until it is resumed.', ofCampaign),
  'campaign.resumed': event('A paused campaign goes on.', ofCampaign),
  'campaign.completed': event('Everybody in the campaign came to an end.', ofCampaign),
  'campaign.stopped': event('A campaign was stopped for good.', ofCampaign),
  'enrollment.started': event('A lead was enrolled in a campaign.', ofEnrollment),
  'enrollment.finished': event('A lead reached the end of the sequence.', ofEnrollment),
  'enrollment.stopped': event('A sequence was stopped for a lead, and why.', {
    ...ofEnrollment,
    reason: z.enum(STOP_REASONS),
  }),
  'enrollment.blocked': event(
    'The text of a step needs `variables` that are not known of the lead; it goes on once they are.',
    { ...ofEnrollment, stepId: z.string(), variables: z.array(z.string()) },
  ),
  'enrollment.paused': event('Somebody holds the sequence of one person.', ofEnrollment),
  'enrollment.resumed': event('A held sequence goes on.', ofEnrollment),
  'enrollment.step_skipped': event('Somebody passed over the step at which a person stood.', {
    ...ofEnrollment,
    stepId: z.string(),
  }),
  'enrollment.hastened': event('Somebody made the wait or the touch of a step due at once.', {
    ...ofEnrollment,
    stepId: z.string(),
  }),
  'enrollment.converted': event(
    'A person counts as converted, which is what the campaign was for: somebody said so, or a goal was reached.',
    ofEnrollment,
  ),
  'enrollment.variant_dealt': event('A split of the sequence dealt a lead to a variant.', {
    ...ofEnrollment,
    stepId: z.string(),
    variant: z.string(),
  }),
  'enrollment.goal_reached': event(
    'A lead met the condition of a goal of the sequence; it counts as converted.',
    { ...ofEnrollment, stepId: z.string() },
  ),
  'enrollment.webhook_reached': event(
    'A lead came to a webhook step. Told to the endpoint that the step names, whatever types it asked for, and to no other.',
    { ...ofEnrollment, stepId: z.string(), webhookId: id('webhook') },
  ),
  'touch.planned': event('A contact was written and waits for its turn.', ofTouch),
  'touch.sent': event('A contact was made: the email, invitation, message or visit is out.', ofTouch),
  'touch.failed': event('A contact was refused and will not be made; `code` says why.', {
    ...ofTouch,
    code: z.string(),
  }),
  'touch.deferred': event('A contact was put off and is tried again; `code` says why.', {
    ...ofTouch,
    code: z.string(),
  }),
  'touch.unknown': event(
    'Nobody knows yet whether a contact went out; evidence is being looked for.',
    ofTouch,
  ),
  'touch.held': event('A contact waits for a person to decide.', ofTouch),
  'touch.cancelled': event('A planned contact was dropped.', ofTouch),
  'invitation.accepted': event('A LinkedIn invitation was accepted.', attributed),
  'email.bounced': event('An email came back; `hard` when the address does not exist.', {
    ...attributed,
    hard: z.boolean(),
  }),
  'reply.received': event('A person answered; `disposition` is what the answer means.', {
    ...attributed,
    messageId: id('message'),
    conversationId: id('conversation'),
    channel: z.enum(['email', 'linkedin']),
    disposition: z.enum(DISPOSITIONS),
  }),
  'conversation.imported': event('Messages of the past were added to a conversation from another system.', {
    conversationId: id('conversation'),
    leadId: id('lead'),
    accountId: id('account'),
    messages: z.number().int(),
  }),
  'lead.unsubscribed': event('A person asked not to be written to any more.', {
    ...attributed,
    via: z.enum(['link', 'reply', 'manual', 'complaint']),
  }),
  'suppression.added': event(
    'An address, domain, profile or company was put on the list of those never to contact.',
    {
      suppressionId: id('suppression'),
      kind: z.enum(['email', 'domain', 'linkedin', 'company']),
    },
  ),
  'meeting.booked': event('A meeting was booked, or booked again after it was cancelled.', ofMeeting),
  'meeting.rescheduled': event('A meeting was moved to another time.', ofMeeting),
  'meeting.cancelled': event('A meeting was cancelled.', ofMeeting),
  'meeting.held': event('A meeting took place.', ofMeeting),
  'meeting.no_show': event('The person did not come to the meeting.', ofMeeting),
  'deal.opened': event('A deal was opened.', ofDeal),
  'deal.stage_changed': event(
    'A deal moved to another stage, or its value changed, while its status stayed; GET /v1/deals/{id} names the stages.',
    { ...ofDeal, ...worth, status: z.enum(DEAL_STATUSES) },
  ),
  'deal.reopened': event('A deal that was won or lost is open again.', ofDeal),
  'deal.won': event('A deal was won. `valueCents` is in hundredths of `currency` (ISO 4217).', {
    ...ofDeal,
    ...worth,
  }),
  'deal.lost': event('A deal was lost.', ofDeal),
  'account.status_changed': event(
    'An account came to need attention, was paused for its bounces or complaints, or runs again.',
    {
      accountId: id('account'),
      status: z.enum(['running', 'needs_attention', 'paused']),
    },
  ),
  'dead_letter.opened': event(
    'Something failed for good and waits for a person; GET /v1/dead-letters says what.',
    ofDeadLetter,
  ),
  'dead_letter.retried': event('A person had something tried again that had failed for good.', ofDeadLetter),
  'dead_letter.dismissed': event('A person gave up something that had failed for good.', ofDeadLetter),
  'webhook.disabled': event(
    'A webhook endpoint was switched off: it answered 410 (`gone`), or failed for five days on end (`failing`).',
    { webhookId: id('webhook'), reason: z.enum(['gone', 'failing']) },
  ),
  'webhook.test': event('Sent to one endpoint when you ask for it, to try it out; never in the log.', {
    webhookId: id('webhook'),
  }),
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
