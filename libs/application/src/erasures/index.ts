import { eraseLead } from './erase-lead.js';

export * from './erased-draft.js';
export * from './erasure-store.port.js';

export const erasureHandlers = { 'leads.erase': eraseLead };
