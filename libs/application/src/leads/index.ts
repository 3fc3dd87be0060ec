/** Which operations on leads are there, and what do other rooms need of them? */
import { getLead } from './get-lead.js';
import { importLeads } from './import/import-leads.js';
import { searchLeads } from './search-leads.js';
import { upsertLead } from './upsert-lead.js';

export * from './lead-store.port.js';
export * from './lead-view.js';
export * from './lead.js';

export const leadHandlers = {
  'leads.upsert': upsertLead,
  'leads.get': getLead,
  'leads.search': searchLeads,
  'leads.import': importLeads,
};
