/** Which operations on companies are there, and what do other rooms need of them? */
import { getCompany } from './get-company.js';
import { listCompanies } from './list-companies.js';
import { updateCompany } from './update-company.js';
import { upsertCompany } from './upsert-company.js';

export * from './company-store.port.js';
export * from './company-view.js';
export * from './company.js';

export const companyHandlers = {
  'companies.upsert': upsertCompany,
  'companies.get': getCompany,
  'companies.list': listCompanies,
  'companies.update': updateCompany,
};
