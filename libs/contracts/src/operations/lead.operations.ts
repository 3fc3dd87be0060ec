/** Leads and the companies they work for. */
import { z } from 'zod';
import { attributeName } from './attribute-name.js';
import { isIanaZone, JOB_FUNCTIONS, SENIORITIES } from '#domain';
import { id, instant } from '../ids/edge.js';
import { audienceFilter, LEAD_SORTS } from './lead-filter.js';
import { emailVerdict } from './address-check.operations.js';
import { boundedRecord } from './bounded.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

const text = (max: number) => z.string().trim().min(1).max(max);
export { text as leadText };
export const leadZone = text(60)
  .refine(isIanaZone, 'Not an IANA zone. Write one like "Europe/Paris".')
  .meta({
    description: 'IANA zone in which the lead lives; campaigns may keep to it.',
    examples: ['Europe/Paris'],
  });
const attributes = z
  .record(attributeName, z.string().max(1000))
  .refine((value) => Object.keys(value).length <= 50, 'At most 50 attributes.')
  .meta({ maxProperties: 50 });

export const companyInput = z.strictObject({
  domain: text(253).optional(),
  name: text(300),
  industry: text(100).optional(),
  size: z.number().int().min(0).max(10_000_000).optional().meta({ description: 'People employed.' }),
  tags: z.array(text(60)).max(50).optional(),
});

export const companyView = z.object({
  id: id('company'),
  domain: z.string().nullable(),
  name: z.string(),
  industry: z.string().nullable(),
  size: z.number().int().nullable(),
  tags: z.array(z.string()),
  createdAt: instant,
  updatedAt: instant,
});

export const leadFields = {
  firstName: text(200).optional(),
  lastName: text(200).optional(),
  professionalEmail: text(320).optional(),
  personalEmail: text(320).optional(),
  linkedinUrl: text(500).optional(),
  linkedinMemberId: text(200).optional(),
  jobTitle: text(300).optional(),
  location: text(300).optional(),
  phone: text(60).optional(),
  timeZone: leadZone.optional(),
  attributes: attributes.optional(),
  company: companyInput.optional(),
};

export const leadView = z.object({
  id: id('lead'),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  professionalEmail: z.string().nullable(),
  personalEmail: z.string().nullable(),
  emailVerdict: emailVerdict.nullable(),
  linkedinUrl: z.string().nullable(),
  linkedinPublicId: z.string().nullable(),
  linkedinMemberId: z.string().nullable(),
  jobTitle: z.string().nullable(),
  jobFunction: z.enum(JOB_FUNCTIONS).nullable(),
  seniority: z.enum(SENIORITIES).nullable(),
  location: z.string().nullable(),
  phone: z.string().nullable(),
  timeZone: z.string().nullable().meta({ description: 'IANA zone in which the lead lives.' }),
  attributes: z.record(z.string(), z.string()),
  company: companyView.nullable(),
  correctedFields: z
    .array(z.string())
    .meta({ description: 'What a person corrected: imports and upserts leave it alone unless asked.' }),
  createdAt: instant,
  updatedAt: instant,
});

export const upsertLead = defineOperation({
  name: 'leads.upsert',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Create a lead, or update the one that has any of these channel identities',
  input: z.strictObject({
    ...leadFields,
    audienceId: id('audience').optional(),
    overwriteCorrected: z
      .boolean()
      .optional()
      .meta({ description: 'true: also replace what a person corrected.' }),
  }),
  output: z.object({
    lead: leadView,
    created: z.boolean(),
    keptCorrections: z
      .array(z.string())
      .meta({ description: 'Fields that were left as they are, because a person had corrected them.' }),
  }),
  http: { method: 'POST', path: '/v1/leads' },
});

export const getLead = defineOperation({
  name: 'leads.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One lead',
  input: z.strictObject({ leadId: id('lead') }),
  output: leadView,
  http: { method: 'GET', path: '/v1/leads/:leadId' },
});

export const searchLeads = defineOperation({
  name: 'leads.search',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Find leads by filter, words or address',
  input: z.strictObject({
    filter: audienceFilter.optional(),
    text: text(200).optional().meta({
      description: 'Beginnings of words of name, job title, company or email address; each must occur.',
    }),
    email: text(320).optional(),
    linkedinUrl: text(500).optional(),
    audienceId: id('audience').optional(),
    sort: z.enum(LEAD_SORTS).default('newest'),
    ...page,
    cursor: z.string().max(6000).optional(),
  }),
  output: pageOf(leadView),
  http: { method: 'POST', path: '/v1/leads/search' },
});

export const importLeads = defineOperation({
  name: 'leads.import',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Import a small CSV of up to 1,000 leads at once; larger files go to imports.create',
  input: z.strictObject({
    csv: z.string().min(1).max(1_000_000, 'Larger than 1 MB; upload the file with POST /v1/imports.'),
    /** Added to this audience, which is created when no static audience has the name. */
    audienceName: text(200).optional(),
    /** Column name → field, where the guess is wrong. */
    mapping: boundedRecord(z.string().max(60), 200).optional(),
    dryRun: z.boolean().default(false),
  }),
  output: z.object({
    rows: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
    audienceId: id('audience').nullable(),
    columns: z
      .record(z.string(), z.string().nullable())
      .meta({ description: 'How each column was understood; null: ignored.' }),
    problems: z.array(
      z.object({ line: z.number().int(), column: z.string().nullable(), message: z.string() }),
    ),
  }),
  http: { method: 'POST', path: '/v1/leads/import' },
  cost: 10,
});

export const explainLead = defineOperation({
  name: 'leads.explain',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'What happened with a lead, what is next, when, and because of which rule',
  input: z.strictObject({ leadId: id('lead') }),
  output: z.object({
    lead: leadView,
    suppressed: z.object({ kind: z.string(), value: z.string(), reason: z.string() }).nullable(),
    enrollments: z.array(
      z.object({
        enrollmentId: id('enrollment'),
        campaignId: id('campaign'),
        campaignName: z.string(),
        campaignStatus: z.string(),
        status: z.string(),
        stepId: z.string(),
        stopReason: z.string().nullable(),
        nextLookAt: instant.nullable(),
        touches: z.array(
          z.object({
            touchId: id('touch'),
            stepId: z.string().nullable(),
            kind: z.string(),
            state: z.string(),
            dueAt: instant,
            slotAt: instant.nullable(),
            sentAt: instant.nullable(),
            reason: z.string().nullable(),
          }),
        ),
        explanation: z.string(),
      }),
    ),
  }),
  http: { method: 'GET', path: '/v1/leads/:leadId/why' },
});

export const upsertCompany = defineOperation({
  name: 'companies.upsert',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Create a company, or update the one with this domain',
  input: companyInput,
  output: z.object({ company: companyView, created: z.boolean() }),
  http: { method: 'POST', path: '/v1/companies' },
});

export const getCompany = defineOperation({
  name: 'companies.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One company',
  input: z.strictObject({ companyId: id('company') }),
  output: companyView,
  http: { method: 'GET', path: '/v1/companies/:companyId' },
});
