/** How do use cases reach companies? Written together with leads, by `LeadStore.save`. */
import type { Company } from './company.js';

export interface CompanyQuery {
  readonly industry?: string;
  readonly tag?: string;
}

export interface CompanyReads {
  byId(id: string): Promise<Company | undefined>;
  /** Every company with one of these domains or exactly one of these names, oldest id first. */
  findByDomainsOrNames(domains: readonly string[], names: readonly string[]): Promise<Company[]>;
  /** Newest id first, after `afterId`; at most `take`. Industry and tag compare folded. */
  list(query: CompanyQuery, take: number, afterId?: string): Promise<Company[]>;
}
