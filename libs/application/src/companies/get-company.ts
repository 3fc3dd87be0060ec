/** companies.get: one company. */
import { encodeId, notFound } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { companyView } from './company-view.js';

export const getCompany: ReadHandler<'companies.get'> = async ({ stores }, { companyId }) => {
  const company = await stores.companies.byId(companyId);
  if (!company) throw notFound('company', encodeId('company', companyId));
  return companyView(company);
};
