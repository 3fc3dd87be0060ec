/** Deals: what the CRM makes of the people who answered, in its own stages and ours. */
import { z } from 'zod';
import { DEAL_STATUSES, isCurrency } from '#domain';
import { id, instant } from '../ids/edge.js';
import { createdBetween, salesExternalId, salesSource } from './meeting.operations.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

export const dealCurrency = z.string().max(3).refine(isCurrency, 'An ISO 4217 code in capitals, as in EUR.');
const stage = z.string().trim().min(1).max(100).meta({ description: 'In the words of the CRM.' });
const name = z.string().trim().min(1).max(300);
const valueCents = z
  .number()
  .int()
  .min(0)
  .max(9_000_000_000_000)
  .meta({ description: 'In hundredths of the currency.' });
const status = z.enum(DEAL_STATUSES);

export const dealView = z.object({
  id: id('deal'),
  leadId: id('lead'),
  campaignId: id('campaign').nullable(),
  stepId: z.string().nullable().meta({ description: 'Of the touch that it is attributed to.' }),
  source: salesSource,
  externalId: z.string(),
  name: z.string(),
  stage: z.string(),
  status,
  valueCents: z.number().int(),
  currency: z.string(),
  statusSince: instant,
  createdAt: instant,
  updatedAt: instant,
});
export const dealWithHistory = dealView.extend({
  history: z
    .array(
      z.object({
        stage: z.string(),
        status,
        valueCents: z.number().int(),
        currency: z.string(),
        at: instant,
      }),
    )
    .meta({ description: 'What it went through, first to last; the last 200 changes.' }),
});

export const recordDeal = defineOperation({
  name: 'deals.record',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Record a deal, or write down how the one with this external id stands now',
  input: z.strictObject({
    leadId: id('lead'),
    source: salesSource.default('crm'),
    externalId: salesExternalId,
    name,
    stage,
    status: status.optional().meta({
      description:
        'When left out: the stage, if it is open, won or lost; of a known deal as it is; else open.',
    }),
    valueCents,
    currency: dealCurrency,
  }),
  output: dealView,
  http: { method: 'POST', path: '/v1/deals', status: 201 },
});
export const updateDeal = defineOperation({
  name: 'deals.update',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Change a deal: its stage, status, value or name; what is left out stays',
  input: z.strictObject({
    dealId: id('deal'),
    name: name.optional(),
    stage: stage.optional(),
    status: status.optional(),
    valueCents: valueCents.optional(),
    currency: dealCurrency.optional(),
  }),
  output: dealView,
  http: { method: 'PATCH', path: '/v1/deals/:dealId' },
});
export const getDeal = defineOperation({
  name: 'deals.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'One deal, with what it went through',
  input: z.strictObject({ dealId: id('deal') }),
  output: dealWithHistory,
  http: { method: 'GET', path: '/v1/deals/:dealId' },
  expands: { lead: { kind: 'lead', by: 'leadId' }, campaign: { kind: 'campaign', by: 'campaignId' } },
});
export const listDeals = defineOperation({
  name: 'deals.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Deals, newest first',
  input: z.strictObject({
    campaignId: id('campaign').optional(),
    leadId: id('lead').optional(),
    status: status.optional(),
    stage: stage.optional(),
    source: salesSource.optional(),
    ...createdBetween,
    ...page,
  }),
  output: pageOf(dealView),
  http: { method: 'GET', path: '/v1/deals' },
  expands: { lead: { kind: 'lead', by: 'leadId' }, campaign: { kind: 'campaign', by: 'campaignId' } },
});
