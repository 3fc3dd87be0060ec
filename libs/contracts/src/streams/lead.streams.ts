/** Leads and companies as files. */
import { z } from 'zod';
import { id } from '../ids/edge.js';
import { companyFilter } from '../operations/company.operations.js';
import { audienceFilter } from '../operations/lead-filter.js';
import { leadText } from '../operations/lead.operations.js';
import { defineStream } from './stream.js';

/** In a query a filter stands as JSON: `filter={"hasEmail":true}`. */
const filterInQuery = z
  .string()
  .max(8_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'Not JSON; give a filter as leads.search takes it.' });
      return z.NEVER;
    }
  })
  .pipe(audienceFilter)
  .meta({ description: 'A filter of leads.search, as JSON.', examples: ['{"hasEmail":true}'] });

const byteOrderMark = z
  .enum(['true', 'false'])
  .default('false')
  .meta({ description: 'Begin with a byte-order mark, by which some spreadsheets know UTF-8.' });

export const exportLeads = defineStream({
  name: 'leads.export',
  scope: 'outreach:read',
  summary: 'Leads with all fields as CSV, newest first; the file can be imported again',
  input: z.strictObject({
    filter: filterInQuery.optional(),
    text: leadText(200).optional(),
    audienceId: id('audience').optional(),
    byteOrderMark,
  }),
  produces: 'text/csv',
  http: { path: '/v1/leads/export.csv' },
  fileName: 'leads.csv',
});

export const exportCompanies = defineStream({
  name: 'companies.export',
  scope: 'outreach:read',
  summary: 'Companies with all fields as CSV, newest first',
  input: z.strictObject({ ...companyFilter, byteOrderMark }),
  produces: 'text/csv',
  http: { path: '/v1/companies/export.csv' },
  fileName: 'companies.csv',
});
