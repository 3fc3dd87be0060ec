import { mergeLeads } from './merge-leads.js';
import { listDuplicates, listMerges } from './read-merges.js';
import { unmergeLeads } from './unmerge-leads.js';

export * from './merge-store.port.js';

export const mergeReads = { 'leads.merges': listMerges, 'leads.duplicates': listDuplicates };
export const mergeHandlers = { ...mergeReads, 'leads.merge': mergeLeads, 'leads.unmerge': unmergeLeads };
