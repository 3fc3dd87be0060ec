/** Which operations on audiences are there, and what do other rooms need of them? */
import { addLeads } from './add-leads.js';
import { archiveAudience, restoreAudience } from './archive-audience.js';
import { createAudience } from './create-audience.js';
import { getAudience } from './get-audience.js';
import { listAudiences } from './list-audiences.js';
import { removeLeads } from './remove-leads.js';
import { updateAudience } from './update-audience.js';
import { previewAudience } from './preview-audience.js';

export * from './audience-store.port.js';
export * from './audience.js';

export const audienceHandlers = {
  'audiences.create': createAudience,
  'audiences.list': listAudiences,
  'audiences.get': getAudience,
  'audiences.preview': previewAudience,
  'audiences.add_leads': addLeads,
  'audiences.remove_leads': removeLeads,
  'audiences.update': updateAudience,
  'audiences.archive': archiveAudience,
  'audiences.restore': restoreAudience,
};
