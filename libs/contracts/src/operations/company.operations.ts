/** Companies: correcting one, and finding them. */
import { z } from 'zod';
import { id } from '../ids/edge.js';
import { companyView, leadText } from './lead.operations.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

/** More than any company employs. */
const MOST_PEOPLE = 10_000_000;

/** All that is given must hold. Also the query of companies.export. */
export const companyFilter = {
  name: leadText(200).optional().meta({ description: 'The beginning of the name, whatever its case.' }),
  domain: leadText(253).optional(),
  industry: leadText(100).optional(),
  tag: leadText(60).optional(),
  sizeMin: z.coerce.number().int().min(0).max(MOST_PEOPLE).optional(),
  sizeMax: z.coerce.number().int().min(0).max(MOST_PEOPLE).optional(),
};

export const updateCompany = defineOperation({
  name: 'companies.update',
  kind: 'act',
  scope: 'leads:write',
  summary: 'Correct a company: given fields change, null clears; its leads are found by what is new',
  input: z.strictObject({
    companyId: id('company'),
    name: leadText(300).optional(),
    domain: leadText(253).nullable().optional(),
    industry: leadText(100).nullable().optional(),
    size: z
      .number()
      .int()
      .min(0)
      .max(MOST_PEOPLE)
      .nullable()
      .optional()
      .meta({ description: 'People employed.' }),
    tags: z.array(leadText(60)).max(50).optional(),
  }),
  output: companyView,
  http: { method: 'PATCH', path: '/v1/companies/:companyId' },
});

export const listCompanies = defineOperation({
  name: 'companies.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Companies by name, domain, industry, tag or size',
  input: z.strictObject({ ...companyFilter, ...page }),
  output: pageOf(companyView),
  http: { method: 'GET', path: '/v1/companies' },
});
