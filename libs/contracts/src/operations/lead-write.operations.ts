/** Many leads in one call, and what a person corrects by hand. */
import { z } from 'zod';
import { attributeName } from './attribute-name.js';
import { id } from '../ids/edge.js';
import { companyInput, leadFields, leadText, leadView, leadZone } from './lead.operations.js';
import { defineOperation } from './operation.js';

export const BULK_UPSERT_MAX = 1_000;

/** One lead of a bulk call; the call itself takes anything, so that one bad row never fails the others. */
export const leadInput = z.strictObject(leadFields);

export const bulkUpsertLeads = defineOperation({
  name: 'leads.bulk_upsert',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Create or update up to 1,000 leads; each has a result of its own',
  input: z.strictObject({
    leads: z
      .array(
        z
          .record(z.string().max(100), z.unknown())
          .meta({ description: 'The body of leads.upsert, without audienceId and overwriteCorrected.' }),
      )
      .min(1, 'Send at least one lead.')
      .max(BULK_UPSERT_MAX, 'At most 1,000 leads a call; send more calls, or a file to POST /v1/imports.'),
    audienceId: id('audience').optional(),
    overwriteCorrected: z.boolean().default(false),
  }),
  output: z.object({
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    conflicts: z.number().int(),
    rejected: z.number().int(),
    results: z.array(
      z.object({
        index: z.number().int().meta({ description: 'Place in the call, from 0.' }),
        status: z.enum(['created', 'updated', 'unchanged', 'conflict', 'rejected']),
        leadId: id('lead').nullable(),
        keptCorrections: z.array(z.string()),
        problem: z
          .object({
            code: z.string(),
            detail: z.string(),
            nextStep: z.string(),
            fields: z.array(z.object({ path: z.string(), message: z.string() })),
          })
          .nullable(),
      }),
    ),
  }),
  http: { method: 'POST', path: '/v1/leads/bulk' },
  cost: 10,
});

const cleared = (max: number) => leadText(max).nullable().optional();

export const updateLead = defineOperation({
  name: 'leads.update',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Correct a lead: given fields change, null clears; imports leave what was corrected alone',
  input: z.strictObject({
    leadId: id('lead'),
    firstName: cleared(200),
    lastName: cleared(200),
    professionalEmail: cleared(320),
    personalEmail: cleared(320),
    linkedinUrl: cleared(500),
    linkedinMemberId: cleared(200),
    jobTitle: cleared(300),
    location: cleared(300),
    phone: cleared(60),
    timeZone: leadZone.nullable().optional(),
    attributes: z
      .record(attributeName, z.string().max(1000).nullable())
      .refine((value) => Object.keys(value).length <= 50, 'At most 50 attributes.')
      .meta({ maxProperties: 50 })
      .optional(),
    company: companyInput.nullable().optional(),
    removeIdentities: z.array(leadText(500)).min(1).max(20).optional().meta({
      description:
        'Addresses or LinkedIn URLs that were never this person’s; they recognise nobody any more.',
    }),
  }),
  output: leadView,
  http: { method: 'PATCH', path: '/v1/leads/:leadId' },
});
