/** What does a person have a right to? To be forgotten; what is held on them is a stream (see streams/). */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';

const rows = (description: string) => z.number().int().meta({ description });

export const eraseLead = defineOperation({
  name: 'leads.erase',
  kind: 'act',
  scope: 'leads:erase',
  summary:
    'Forget a person for good: everything that says who they were goes, and they are never added again',
  input: z.strictObject({ leadId: id('lead') }),
  output: z
    .object({
      id: id('erasure'),
      leadId: id('lead'),
      erasedAt: instant,
      removed: z.object({
        addresses: rows('Email addresses and LinkedIn ids.'),
        audiences: rows('Memberships of audiences.'),
        touches: rows('Planned and sent contacts: emptied, their instants stay.'),
        conversations: rows('Removed.'),
        messages: rows('Removed.'),
        signals: rows('Raw messages and reports as they came in: emptied.'),
        meetings: rows('Emptied, their instants stay.'),
        deals: rows('Emptied, their stages and values stay.'),
        suppressions: rows('Removed; a tombstone stands in their place.'),
        plans: rows('Answers that lost their words, and launches that lost a sample.'),
        actions: rows('Earlier requests and answers in which the person stood: emptied.'),
        importRows: rows('Rows of files, and lines of their reports.'),
        merges: rows('What was kept to take a merge back.'),
      }),
    })
    .meta({ description: 'A receipt: figures only.' }),
  http: { method: 'POST', path: '/v1/leads/:leadId/erase' },
});
