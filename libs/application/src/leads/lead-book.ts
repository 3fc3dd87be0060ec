/**
 * Is this lead known?
 *
 * Whoever has any of the given channel identities is the lead. Without an identity, the lead with this full name in
 * this company is. What fits two leads is never merged: it is reported. Holds a batch in memory and says at the end
 * what has to be written; absent fields erase nothing.
 */
import { foldText } from '#domain';
import { openCompanyBook } from '../companies/company-book.js';
import type { Company } from '../companies/company.js';
import { applyDraft, sameLead } from './apply-draft.js';
import type { LeadDraft } from './lead-draft.js';
import { identityKey, type Lead } from './lead.js';

export type Placement =
  | { readonly kind: 'placed'; readonly leadId: string }
  /** An earlier draft of the batch already was this lead. */
  | { readonly kind: 'repeated'; readonly leadId: string }
  | { readonly kind: 'ambiguous'; readonly leadIds: readonly string[]; readonly by: 'identity' | 'name' };

export interface LeadBookResult {
  readonly companies: readonly Company[];
  /** Created and changed leads. */
  readonly leads: readonly Lead[];
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
}

export interface LeadBook {
  place(draft: LeadDraft): Placement;
  close(): LeadBookResult;
}

/** @param known must hold every lead and company that the drafts could mean; see `load-lead-book.ts`. */
export function openLeadBook(
  known: { readonly leads: readonly Lead[]; readonly companies: readonly Company[] },
  newId: () => string,
  now: Temporal.Instant,
): LeadBook {
  const companies = openCompanyBook(known.companies, newId, now);
  const before = new Map(known.leads.map((lead) => [lead.id, lead]));
  const leads = new Map(before);
  const idByIdentity = new Map<string, string>();
  const idsByName = new Map<string, Set<string>>();
  /** Domain of the professional address of each placed lead. */
  const placed = new Map<string, string | undefined>();
  for (const lead of known.leads) index(lead);

  function index(lead: Lead): void {
    for (const identity of lead.identities) idByIdentity.set(identityKey(identity), lead.id);
    const name = foldedName(lead.firstName, lead.lastName);
    if (name === undefined) return;
    const ids = idsByName.get(name);
    if (ids) ids.add(lead.id);
    else idsByName.set(name, new Set([lead.id]));
  }

  function candidates(draft: LeadDraft): { ids: string[]; by: 'identity' | 'name' } {
    if (draft.identities.length > 0) {
      const ids = draft.identities.flatMap((identity) => idByIdentity.get(identityKey(identity)) ?? []);
      return { ids: [...new Set(ids)], by: 'identity' };
    }
    const name = foldedName(draft.fields.firstName, draft.fields.lastName);
    const namesakes = name === undefined ? [] : [...(idsByName.get(name) ?? [])];
    return { ids: namesakes.filter((id) => worksThere(leads.get(id)?.company ?? null, draft)), by: 'name' };
  }

  function place(draft: LeadDraft): Placement {
    const { ids, by } = candidates(draft);
    const [id, ...others] = ids;
    if (others.length > 0) return { kind: 'ambiguous', leadIds: ids, by };
    if (id !== undefined && placed.has(id)) return { kind: 'repeated', leadId: id };
    const old = id === undefined ? undefined : leads.get(id);
    const company = draft.company
      ? companies.settle(draft.company, old?.company ?? null)
      : (old?.company ?? null);
    const lead = applyDraft(draft, old, company, newId, now);
    leads.set(lead.id, lead);
    index(lead);
    placed.set(lead.id, draft.inferredDomain);
    return { kind: 'placed', leadId: lead.id };
  }

  /** A lead of whom only the address is known joins the company with its domain, wherever in the batch that stood. */
  function joinCompanies(): void {
    for (const [id, domain] of placed) {
      const lead = leads.get(id);
      const company = domain === undefined ? undefined : companies.withDomain(domain);
      if (lead?.company === null && company) leads.set(id, { ...lead, company });
    }
  }

  function close(): LeadBookResult {
    joinCompanies();
    const created: string[] = [];
    const updated: string[] = [];
    const unchanged: string[] = [];
    const written: Lead[] = [];
    for (const id of placed.keys()) {
      const lead = leads.get(id);
      const old = before.get(id);
      if (!lead) continue;
      if (old && sameLead(old, lead)) {
        unchanged.push(id);
        continue;
      }
      (old ? updated : created).push(id);
      written.push({ ...lead, updatedAt: now });
    }
    return { companies: companies.changed(), leads: written, created, updated, unchanged };
  }

  return { place, close };
}

/** Undefined unless both parts are known. */
export function foldedName(
  first: string | null | undefined,
  last: string | null | undefined,
): string | undefined {
  return first && last ? foldText(`${first} ${last}`) : undefined;
}

function worksThere(company: Company | null, draft: LeadDraft): boolean {
  if (!company || !draft.company) return false;
  const { domain, name } = draft.company;
  return domain !== undefined && company.domain !== null ? company.domain === domain : company.name === name;
}
