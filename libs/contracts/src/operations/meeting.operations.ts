/** Meetings: booked by people, reported by calendars, and how each stands. */
import { z } from 'zod';
import { MEETING_STATUSES } from '#domain';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

/** Where an outside system's ids come from: they are unique within it. */
export const salesSource = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'Small letters, digits, - and _; as in hubspot.')
  .meta({ description: 'The system that the external id belongs to.' });
export const salesExternalId = z.string().min(1).max(200);
/** Business time at which it was recorded here. */
export const createdBetween = { createdFrom: instant.optional(), createdTo: instant.optional() };

export const meetingView = z.object({
  id: id('meeting'),
  leadId: id('lead'),
  campaignId: id('campaign').nullable(),
  stepId: z.string().nullable().meta({ description: 'Of the touch that it is attributed to.' }),
  source: salesSource,
  externalId: z.string().meta({ description: 'The calendar’s id of the booking that stands.' }),
  status: z.enum(MEETING_STATUSES),
  startsAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export const recordMeeting = defineOperation({
  name: 'meetings.record',
  kind: 'act',
  scope: 'leads:write',
  summary: "Record a booked meeting; it ends the lead's running sequences",
  input: z.strictObject({
    leadId: id('lead'),
    source: salesSource.default('calendar'),
    externalId: salesExternalId,
    startsAt: instant,
  }),
  output: meetingView,
  http: { method: 'POST', path: '/v1/meetings', status: 201 },
});
export const updateMeeting = defineOperation({
  name: 'meetings.update',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Correct a meeting: it was held, moved, cancelled, or nobody came',
  input: z.strictObject({
    meetingId: id('meeting'),
    status: z.enum(MEETING_STATUSES).optional(),
    startsAt: instant.optional(),
  }),
  output: meetingView,
  http: { method: 'PATCH', path: '/v1/meetings/:meetingId' },
});
export const getMeeting = defineOperation({
  name: 'meetings.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One meeting',
  input: z.strictObject({ meetingId: id('meeting') }),
  output: meetingView,
  http: { method: 'GET', path: '/v1/meetings/:meetingId' },
  expands: { lead: { kind: 'lead', by: 'leadId' }, campaign: { kind: 'campaign', by: 'campaignId' } },
});
export const listMeetings = defineOperation({
  name: 'meetings.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Meetings, newest first',
  input: z.strictObject({
    campaignId: id('campaign').optional(),
    leadId: id('lead').optional(),
    status: z.enum(MEETING_STATUSES).optional(),
    ...createdBetween,
    ...page,
  }),
  output: pageOf(meetingView),
  http: { method: 'GET', path: '/v1/meetings' },
  expands: { lead: { kind: 'lead', by: 'leadId' }, campaign: { kind: 'campaign', by: 'campaignId' } },
});

export const unmatchedView = z.object({
  id: z.uuid(),
  source: z.enum(['sales', 'calcom', 'calendly']),
  kind: z.string().meta({ description: 'What was reported: meeting.booked, meeting.cancelled, deal.won …' }),
  externalId: z.string().nullable(),
  person: z.string().nullable().meta({ description: 'The address or LinkedIn id that no lead has.' }),
  startsAt: instant.nullable(),
  receivedAt: instant,
});
export const unmatchedMeetings = defineOperation({
  name: 'meetings.unmatched',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Meetings and deals that were reported of people who are no leads, newest first',
  input: z.strictObject({ ...page }),
  output: pageOf(unmatchedView),
  http: { method: 'GET', path: '/v1/meetings/unmatched' },
});
export const attachMeeting = defineOperation({
  name: 'meetings.attach',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Say which lead an unmatched report is about; all that was reported of that person is applied',
  input: z.strictObject({ signalId: z.uuid('Expected an id of meetings.unmatched.'), leadId: id('lead') }),
  output: z.object({ applied: z.number().int(), unchanged: z.number().int() }),
  http: { method: 'POST', path: '/v1/meetings/unmatched/:signalId/attach' },
});
