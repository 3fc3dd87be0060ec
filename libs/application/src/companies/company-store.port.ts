/** How do use cases reach companies? Written together with leads, by `LeadStore.save`. */
import type { Company } from './company.js';

export interface CompanyQuery {
  /** The beginning of the name, compared folded. */
  readonly name?: string;
  readonly domain?: string;
  readonly industry?: string;
  readonly tag?: string;
  readonly sizeMin?: number;
  readonly sizeMax?: number;
}

export interface CompanyReads {
  byId(id: string): Promise<Company | undefined>;
  /** Every company with one of these domains or exactly one of these names, oldest id first. */
  findByDomainsOrNames(domains: readonly string[], names: readonly string[]): Promise<Company[]>;
  /** Newest id first, after `afterId`; at most `take`. Industry and tag compare folded. */
  list(query: CompanyQuery, take: number, afterId?: string): Promise<Company[]>;
}
