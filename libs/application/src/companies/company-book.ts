/**
 * Which company is meant?
 *
 * By its own domain; else by the domain of the lead's address; else by exact name. What leads say fills in domain,
 * industry and size and adds tags; only `companies.upsert` renames, but for a company called by its domain. A lead whose present company fits what is said
 * stays with it, so that importing the same file again changes nothing.
 */
import { foldText } from '#domain';
import type { Company } from './company.js';
import type { CompanyDraft } from './company-draft.js';

export interface CompanyBook {
  withDomain(domain: string): Company | undefined;
  /** The company that a lead's draft means, created when unknown. `present` is the lead's company so far. */
  settle(draft: CompanyDraft, present: Company | null): Company;
  /** Created companies, and known ones that are not as they were. */
  changed(): Company[];
}

/** @param known oldest first; must hold every company with a domain or name that the drafts mention. */
export function openCompanyBook(
  known: readonly Company[],
  newId: () => string,
  now: Temporal.Instant,
): CompanyBook {
  const before = new Map(known.map((company) => [company.id, company]));
  const companies = new Map(before);
  const idByDomain = new Map(
    known.flatMap((company) => (company.domain === null ? [] : [[company.domain, company.id]])),
  );
  const idsByName = new Map<string, string[]>();
  for (const company of known) remember(company);

  function remember(company: Company): void {
    const ids = idsByName.get(company.name);
    if (ids) ids.push(company.id);
    else idsByName.set(company.name, [company.id]);
  }

  function withDomain(domain: string): Company | undefined {
    const id = idByDomain.get(domain);
    return id === undefined ? undefined : companies.get(id);
  }

  function find(draft: CompanyDraft, lastSeen: Company | null): Company | undefined {
    const present = lastSeen === null ? undefined : companies.get(lastSeen.id);
    const namesakes = (idsByName.get(draft.name) ?? []).flatMap((id) => companies.get(id) ?? []);
    const withoutDomain = namesakes.filter((company) => company.domain === null);
    if (draft.domain !== undefined) {
      const own = withDomain(draft.domain);
      return own ?? withoutDomain.find((company) => company.id === present?.id) ?? withoutDomain[0];
    }
    const inferred = draft.inferredDomain;
    if (present && (present.name === draft.name || (inferred !== undefined && present.domain === inferred))) {
      return present;
    }
    return (inferred === undefined ? undefined : withDomain(inferred)) ?? withoutDomain[0] ?? namesakes[0];
  }

  function settle(draft: CompanyDraft, present: Company | null): Company {
    const found = find(draft, present);
    const offered = draft.domain ?? draft.inferredDomain;
    const free = offered !== undefined && !idByDomain.has(offered) ? offered : null;
    const named = found !== undefined && found.name !== found.domain;
    const settled: Company = {
      id: found?.id ?? newId(),
      name: named ? found.name : draft.name,
      domain: found?.domain ?? free,
      industry: draft.industry ?? found?.industry ?? null,
      size: draft.size ?? found?.size ?? null,
      tags: joinTags(found?.tags ?? [], draft.tags ?? []),
      createdAt: found?.createdAt ?? now,
      updatedAt: found?.updatedAt ?? now,
    };
    companies.set(settled.id, settled);
    if (settled.domain !== null) idByDomain.set(settled.domain, settled.id);
    if (settled.name !== found?.name) remember(settled);
    return settled;
  }

  function changed(): Company[] {
    return [...companies.values()].flatMap((company) => {
      const old = before.get(company.id);
      return old && sameCompany(old, company) ? [] : [{ ...company, updatedAt: now }];
    });
  }

  return { withDomain, settle, changed };
}

export function sameCompany(one: Company, other: Company): boolean {
  return (
    one.domain === other.domain &&
    one.name === other.name &&
    one.industry === other.industry &&
    one.size === other.size &&
    one.tags.length === other.tags.length &&
    one.tags.every((tag, index) => tag === other.tags[index])
  );
}

/** Each tag once, whatever its case; the spelling that came first stays. */
export function joinTags(first: readonly string[], more: readonly string[]): string[] {
  const byFolded = new Map<string, string>();
  for (const tag of [...first, ...more]) {
    const folded = foldText(tag);
    if (folded !== '' && !byFolded.has(folded)) byFolded.set(folded, tag);
  }
  return [...byFolded.values()];
}
