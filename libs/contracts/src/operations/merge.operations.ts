/** Two leads that are one person: merged on request, never silently, and parted again where that was wrong. */
import { z } from 'zod';
import { id, instant } from '../ids/edge.js';
import { leadView } from './lead.operations.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

const side = z.enum(['this', 'other']);

/** What a person is known by; derived fields follow the one they are derived from. */
export const MERGED_FIELDS = [
  'firstName',
  'lastName',
  'professionalEmail',
  'personalEmail',
  'linkedinUrl',
  'linkedinMemberId',
  'jobTitle',
  'location',
  'phone',
  'timeZone',
  'company',
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

const fieldChoice = z.partialRecord(z.enum(MERGED_FIELDS), side);

export const mergeView = z.object({
  id: id('merge'),
  leadId: id('lead'),
  mergedLeadId: id('lead'),
  createdAt: instant,
  undoneAt: instant.nullable(),
});

export const mergeLeads = defineOperation({
  name: 'leads.merge',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Make one lead of two; the other id then means this lead',
  input: z.strictObject({
    leadId: id('lead'),
    otherLeadId: id('lead'),
    /** Whose value stands where both have one. What a person corrected beats what nobody did. */
    prefer: side.default('this'),
    fields: fieldChoice.optional().meta({ description: 'Whose value stands, field by field.' }),
  }),
  output: z.object({
    merge: mergeView,
    lead: leadView,
    kept: z
      .record(z.string(), z.enum(['this', 'other', 'same']))
      .meta({ description: 'Whose value each field has now; an attribute as attributes.name.' }),
    moved: z.object({
      addresses: z.number().int(),
      audiences: z.number().int(),
      enrollments: z.number().int(),
      touches: z.number().int(),
      conversations: z.number().int(),
      meetings: z.number().int(),
      deals: z.number().int(),
    }),
    stopped: z
      .array(id('enrollment'))
      .meta({ description: 'Both were in the same campaign: who was less far along was stopped.' }),
  }),
  http: { method: 'POST', path: '/v1/leads/:leadId/merge' },
});

export const unmergeLeads = defineOperation({
  name: 'leads.unmerge',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Take a merge back: both leads are as they were, and what happened since stays with the survivor',
  input: z.strictObject({ mergeId: id('merge') }),
  output: z.object({ merge: mergeView, lead: leadView, other: leadView }),
  http: { method: 'POST', path: '/v1/leads/merges/:mergeId/undo' },
});

export const listMerges = defineOperation({
  name: 'leads.merges',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Merges, newest first',
  input: z.strictObject({ leadId: id('lead').optional(), ...page }),
  output: pageOf(mergeView),
  http: { method: 'GET', path: '/v1/leads/merges' },
});

export const listDuplicates = defineOperation({
  name: 'leads.duplicates',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Leads that may be the same person: one name, one company',
  input: z.strictObject({ ...page }),
  output: pageOf(
    z.object({
      /** As most of them write it. */
      name: z.string(),
      companyId: id('company'),
      companyName: z.string(),
      leads: z.array(leadView).meta({ description: 'Oldest first, at most 20 of them.' }),
    }),
  ),
  http: { method: 'GET', path: '/v1/leads/duplicates' },
});
