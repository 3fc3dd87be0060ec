/** What happened with a lead. */
import { z } from 'zod';
import { id } from '../ids/edge.js';
import { eventView } from './event.operations.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

export const leadTimeline = defineOperation({
  name: 'leads.timeline',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Everything that happened with a lead, newest first',
  input: z.strictObject({ leadId: id('lead'), ...page }),
  output: pageOf(eventView),
  http: { method: 'GET', path: '/v1/leads/:leadId/timeline' },
});
