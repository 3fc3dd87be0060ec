/** companies.list: companies, by industry or tag. */
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { companyView } from './company-view.js';

export const listCompanies: ReadHandler<'companies.list'> = async ({ stores }, input) => {
  const { industry, tag, limit, cursor } = input;
  const [afterId] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const found = await stores.companies.list({ industry, tag }, limit + 1, afterId);
  const page = cutPage(found, limit, (company) => [company.id]);
  return { ...page, data: page.data.map(companyView) };
};
