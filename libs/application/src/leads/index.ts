/** Which operations on leads are there, and what do other rooms need of them? */
import { bulkUpsertLeads } from './bulk-upsert-leads.js';
import { getLead } from './get-lead.js';
import { importLeads } from './import/import-leads.js';
import { leadTimeline } from './lead-timeline.js';
import { searchLeads } from './search-leads.js';
import { updateLead } from './update-lead.js';
import { upsertLead } from './upsert-lead.js';

export { exportLeads } from './export-leads.js';
export * from './lead-store.port.js';
export * from './lead-view.js';
export * from './lead.js';

export const leadHandlers = {
  'leads.upsert': upsertLead,
  'leads.get': getLead,
  'leads.search': searchLeads,
  'leads.timeline': leadTimeline,
  'leads.import': importLeads,
  'leads.bulk_upsert': bulkUpsertLeads,
  'leads.update': updateLead,
};
