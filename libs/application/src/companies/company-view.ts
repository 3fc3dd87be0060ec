/** How is a company shown? */
import type { OutputOf } from '#contracts';
import type { Company } from './company.js';

export function companyView(company: Company): OutputOf<'companies.get'> {
  return { ...company, tags: [...company.tags] };
}
