/** Which leads are meant? One language of filters, for searches, exports and audiences. */
import { z } from 'zod';
import { attributeName } from './attribute-name.js';
import { JOB_FUNCTIONS, SENIORITIES } from '#domain';
import { id } from '../ids/edge.js';

const text = (max: number) => z.string().trim().min(1).max(max);
/** A filter is kept as it was given; its instants stay text. */
const instantText = z.iso.datetime({ offset: true }).max(40);
const range = z.strictObject({ from: instantText.optional(), before: instantText.optional() });

export const audienceFilter = z.strictObject({
  functions: z.array(z.enum(JOB_FUNCTIONS)).min(1).max(50).optional(),
  seniorities: z.array(z.enum(SENIORITIES)).min(1).max(50).optional(),
  titleText: text(200)
    .optional()
    .meta({ description: 'Beginnings of words of the job title; each must occur.' }),
  industries: z.array(text(100)).min(1).max(50).optional(),
  companyTags: z.array(text(60)).min(1).max(50).optional(),
  companySize: z
    .strictObject({
      min: z.number().int().min(0).max(10_000_000).optional(),
      max: z.number().int().min(0).max(10_000_000).optional(),
    })
    .optional(),
  companyIds: z.array(id('company')).min(1).max(100).optional(),
  companyDomains: z.array(text(253).toLowerCase()).min(1).max(100).optional(),
  location: text(200)
    .optional()
    .meta({ description: 'Beginnings of words of the location; each must occur.' }),
  hasEmail: z.boolean().optional(),
  hasLinkedin: z.boolean().optional(),
  hasPhone: z.boolean().optional(),
  attributes: z
    .array(
      z.strictObject({
        name: attributeName,
        equals: z.string().max(1000).optional(),
        exists: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(20)
    .optional()
    .meta({ description: 'Each must hold: equals the text exactly, exists, or does not.' }),
  inAudiences: z.array(id('audience')).min(1).max(20).optional(),
  notInAudiences: z.array(id('audience')).min(1).max(20).optional(),
  enrolled: z
    .strictObject({
      campaignIds: z.array(id('campaign')).min(1).max(20).optional(),
      statuses: z.array(z.string().min(1).max(40)).min(1).max(10).optional(),
    })
    .optional()
    .meta({ description: 'Has one enrollment in any of these campaigns with any of these statuses.' }),
  notInCampaigns: z.array(id('campaign')).min(1).max(20).optional(),
  contacted: z
    .boolean()
    .optional()
    .meta({ description: 'Was ever sent anything; a profile visit does not count.' }),
  contactedSince: instantText.optional(),
  notContactedSince: instantText.optional().meta({ description: 'Never contacted, or not since.' }),
  replied: z.boolean().optional().meta({ description: 'Wrote back, other than automatically.' }),
  suppressed: z.boolean().optional(),
  created: range.optional(),
  updated: range.optional(),
});

export const LEAD_SORTS = ['newest', 'name', 'updated'] as const;
export type LeadSort = (typeof LEAD_SORTS)[number];
