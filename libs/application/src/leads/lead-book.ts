/**
 * Is this lead known?
 *
 * The one place that decides it, for one lead, a bulk call and each batch of a file:
 * 1. Whoever has any of the given channel identities is the lead.
 * 2. Without an identity, the lead with this full name in this company is.
 * 3. With identities that nobody has, a lead with this full name in this company is, when no identity of it is known yet.
 * What fits two leads is never merged: it is reported. Holds a batch in memory and says at the end what has to be
 * written; absent fields erase nothing, and what a person corrected stays.
 */
import { foldText } from '#domain';
import { openCompanyBook } from '../companies/company-book.js';
import type { Company } from '../companies/company.js';
import { applyDraft, sameLead } from './apply-draft.js';
import { correctionsAfter, isThisCompany, withoutCorrected } from './corrected-fields.js';
import type { LeadDraft } from './lead-draft.js';
import { identityKey, type Lead } from './lead.js';

export type Placement =
  | {
      readonly kind: 'placed';
      readonly leadId: string;
      /** Corrected fields of which the draft said something else. */
      readonly kept: readonly string[];
    }
  /** An earlier draft of the batch, or of the same file, already was this lead. */
  | { readonly kind: 'repeated'; readonly leadId: string }
  | { readonly kind: 'ambiguous'; readonly leadIds: readonly string[]; readonly by: 'identity' | 'name' };

export interface LeadBookResult {
  readonly companies: readonly Company[];
  /** Created and changed leads. */
  readonly leads: readonly Lead[];
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  /** Placed leads without a company, and the domain of their address: a later batch may name the company. */
  readonly awaited: ReadonlyMap<string, string>;
}

export interface LeadBook {
  /** `overwrite`: also what a person corrected. */
  place(draft: LeadDraft, overwrite?: boolean): Placement;
  close(): LeadBookResult;
}

export interface KnownLeads {
  readonly leads: readonly Lead[];
  readonly companies: readonly Company[];
  /** Leads that earlier batches of the same file already were. */
  readonly placedBefore?: ReadonlySet<string>;
}

/** @param known must hold every lead and company that the drafts could mean; see `load-lead-book.ts`. */
export function openLeadBook(known: KnownLeads, newId: () => string, now: Temporal.Instant): LeadBook {
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
    const given = draft.identities.flatMap((identity) => idByIdentity.get(identityKey(identity)) ?? []);
    if (given.length > 0) return { ids: [...new Set(given)], by: 'identity' };
    const { company } = draft;
    const name = foldedName(draft.fields.firstName, draft.fields.lastName);
    if (name === undefined || company === undefined) return { ids: [], by: 'name' };
    const namesakes = [...(idsByName.get(name) ?? [])].flatMap((id) => leads.get(id) ?? []);
    const meant = namesakes.filter(
      (lead) =>
        isThisCompany(lead.company, company) &&
        (draft.identities.length === 0 || lead.identities.length === 0),
    );
    return { ids: meant.map(({ id }) => id), by: 'name' };
  }

  function place(draft: LeadDraft, overwrite = false): Placement {
    const { ids, by } = candidates(draft);
    const [id, ...others] = ids;
    if (others.length > 0) return { kind: 'ambiguous', leadIds: ids, by };
    if (id !== undefined && (placed.has(id) || known.placedBefore?.has(id) === true))
      return { kind: 'repeated', leadId: id };
    const old = id === undefined ? undefined : leads.get(id);
    const { draft: allowed, kept } =
      old === undefined || overwrite ? { draft, kept: [] } : withoutCorrected(draft, old);
    const company = allowed.company
      ? companies.settle(allowed.company, old?.company ?? null)
      : (old?.company ?? null);
    const applied = applyDraft(allowed, old, company, newId, now);
    const lead = overwrite
      ? { ...applied, correctedFields: correctionsAfter(draft, applied.correctedFields) }
      : applied;
    leads.set(lead.id, lead);
    index(lead);
    placed.set(lead.id, allowed.inferredDomain);
    return { kind: 'placed', leadId: lead.id, kept };
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
    const awaited = new Map<string, string>();
    for (const [id, domain] of placed) {
      const lead = leads.get(id);
      const old = before.get(id);
      if (!lead) continue;
      if (lead.company === null && domain !== undefined) awaited.set(id, domain);
      if (old && sameLead(old, lead)) {
        unchanged.push(id);
        continue;
      }
      (old ? updated : created).push(id);
      written.push({ ...lead, updatedAt: now });
    }
    return { companies: companies.changed(), leads: written, created, updated, unchanged, awaited };
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
