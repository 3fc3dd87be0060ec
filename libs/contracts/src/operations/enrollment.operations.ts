/** Enrollments: one lead in one campaign, how it gets there, and what can be done about it. */
import { z } from 'zod';
import { CAMPAIGN_STATUSES, STOP_REASONS, TOUCH_KINDS, TOUCH_STATES } from '#domain';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

/** `paused` is an active one that somebody holds. */
export const enrollmentStatus = z.enum(['active', 'paused', 'finished', 'stopped']);

const heading = {
  id: id('enrollment'),
  leadId: id('lead'),
  leadName: z.string(),
  status: enrollmentStatus,
  stepId: z.string(),
  stopReason: z.string().nullable(),
  dueAt: instant
    .nullable()
    .meta({ description: 'Business time of the next look; null while a touch is under way.' }),
  blockedOn: z.array(z.string()).meta({
    description:
      "Variables that the step's text needs and that are not known of the lead. Complete the lead, and it goes on.",
  }),
};

export const enrollmentView = z.object({
  ...heading,
  campaignId: id('campaign'),
  campaignStatus: z.enum(CAMPAIGN_STATUSES),
  identityId: id('identity').meta({ description: 'The person who speaks to this lead throughout.' }),
  stepKind: z.string(),
  stepEnteredAt: instant,
  touch: z
    .object({
      id: id('touch'),
      kind: z.enum(TOUCH_KINDS),
      state: z.enum(TOUCH_STATES),
      reason: z.string().nullable(),
      dueAt: instant,
      slotAt: instant.nullable(),
    })
    .nullable()
    .meta({ description: 'The touch of this step that is not over yet.' }),
  invitationAcceptedAt: instant.nullable(),
  repliedAt: instant.nullable(),
  convertedAt: instant.nullable(),
  pausedAt: instant.nullable(),
  endedAt: instant.nullable(),
  createdAt: instant,
});

export const listEnrollments = defineOperation({
  name: 'campaigns.enrollments',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'The people of a campaign and where each stands',
  input: z.strictObject({
    campaignId: id('campaign'),
    status: enrollmentStatus.optional(),
    stepId: z.string().min(1).max(100).optional(),
    stopReason: z.enum(STOP_REASONS).optional(),
    leadId: id('lead').optional(),
    blocked: z
      .stringbool()
      .optional()
      .meta({ description: 'true: those alone whose next text lacks a value.' }),
    ...page,
  }),
  output: pageOf(z.object(heading)),
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/enrollments' },
  expands: { lead: { kind: 'lead', by: 'leadId' } },
});

export const getEnrollment = defineOperation({
  name: 'enrollments.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Where one person stands in one campaign, and what is next',
  input: z.strictObject({ enrollmentId: id('enrollment') }),
  output: enrollmentView,
  http: { method: 'GET', path: '/v1/enrollments/:enrollmentId' },
  expands: { lead: { kind: 'lead', by: 'leadId' }, campaign: { kind: 'campaign', by: 'campaignId' } },
});

const act = <Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  verb: string,
  summary: string,
  more: Shape,
) =>
  defineOperation({
    name,
    kind: 'act',
    scope: 'campaigns:write',
    summary,
    input: z.strictObject({ enrollmentId: id('enrollment'), ...more }),
    output: enrollmentView,
    http: { method: 'POST', path: `/v1/enrollments/:enrollmentId/${verb}` },
  });
/** Named, so that a request that comes twice does not act on two steps. */
const standsAt = {
  stepId: z.string().min(1).max(100).meta({ description: 'The step at which the lead stands now.' }),
};

export const pauseEnrollment = act(
  'enrollments.pause',
  'pause',
  'Hold one person: nothing that has not left goes out until it is resumed',
  {},
);
export const resumeEnrollment = act('enrollments.resume', 'resume', 'Go on where it was held', {});
export const skipStep = act(
  'enrollments.skip_step',
  'skip-step',
  'Pass over the step at which a person stands; a touch that waits for its turn is cancelled',
  standsAt,
);
export const runNow = act(
  'enrollments.run_now',
  'run-now',
  'Make the wait or the touch of a step due at once; windows, gaps and budgets hold all the same',
  standsAt,
);
export const stopEnrollment = act('enrollments.stop', 'stop', 'End the sequence of one person', {
  reason: z.enum(['stopped_by_hand', 'not_a_fit', 'wrong_person', 'left_company']).default('stopped_by_hand'),
});
export const markConverted = act(
  'enrollments.mark_converted',
  'convert',
  'The campaign did what it was for: the sequence ends, and the figures count it',
  {},
);

export const stopLead = defineOperation({
  name: 'leads.stop_all',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'End every sequence that runs for a lead',
  input: z.strictObject({
    leadId: id('lead'),
    reason: z
      .enum(['stopped_by_hand', 'not_a_fit', 'wrong_person', 'left_company'])
      .default('stopped_by_hand'),
  }),
  output: z.object({ stopped: z.number().int() }),
  http: { method: 'POST', path: '/v1/leads/:leadId/stop' },
});
