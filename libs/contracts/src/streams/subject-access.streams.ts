/** Everything that is held on one person, as one document (GDPR Art. 15 and 20). */
import { z } from 'zod';
import { id } from '../ids/edge.js';
import { defineStream } from './stream.js';

export const subjectAccess = defineStream({
  name: 'leads.subject_access',
  scope: 'leads:erase',
  summary: 'Everything that is held on a person, as one JSON document',
  input: z.strictObject({ leadId: id('lead') }),
  produces: 'application/json',
  http: { path: '/v1/leads/:leadId/subject-access' },
  fileName: 'subject-access.json',
});
