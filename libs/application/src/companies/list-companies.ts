/** companies.list: companies by name, domain, industry, tag or size. */
import { Refusal, type InputOf } from '#contracts';
import { normaliseDomain } from '#domain';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import type { CompanyQuery } from './company-store.port.js';
import { companyView } from './company-view.js';

export const listCompanies: ReadHandler<'companies.list'> = async (
  { stores },
  { limit, cursor, ...wanted },
) => {
  const query = companyQuery(wanted);
  const [afterId] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const page = cutPage(await stores.companies.list(query, limit + 1, afterId), limit, ({ id }) => [id]);
  return { ...page, data: page.data.map(companyView) };
};

/** @throws Refusal `invalid_input` */
export function companyQuery(wanted: Omit<InputOf<'companies.list'>, 'limit' | 'cursor'>): CompanyQuery {
  const { domain, sizeMin, sizeMax } = wanted;
  if (sizeMin !== undefined && sizeMax !== undefined && sizeMin > sizeMax) {
    throw new Refusal(
      'invalid_input',
      `The smallest size (${sizeMin}) is above the largest (${sizeMax}).`,
      'Exchange the two, or leave one out.',
      [{ path: 'sizeMin', message: 'Above sizeMax.' }],
    );
  }
  return { ...wanted, domain: domain === undefined ? undefined : (normaliseDomain(domain) ?? domain) };
}
