/** Which leads and companies could a batch of drafts mean? Looked up in a few statements, however many there are. */
import type { ReadStores } from '../persistence/stores.js';
import type { LeadDraft } from './lead-draft.js';
import { foldedName, openLeadBook, type LeadBook } from './lead-book.js';
import { identityKey, type Lead } from './lead.js';

/**
 * @param linesOf which of the leads found an earlier batch of the same file already was.
 */
export async function loadLeadBook(
  stores: Pick<ReadStores, 'leads' | 'companies'>,
  drafts: readonly LeadDraft[],
  newId: () => string,
  now: Temporal.Instant,
  linesOf?: (leadIds: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): Promise<LeadBook & { readonly earlier: ReadonlyMap<string, number> }> {
  const leads = await findLeads(stores, drafts);
  const domains = drafts.flatMap((draft) => [draft.company?.domain ?? [], draft.inferredDomain ?? []].flat());
  const found = await stores.companies.findByDomainsOrNames(
    [...new Set(domains)],
    [...new Set(drafts.flatMap((draft) => draft.company?.name ?? []))],
  );
  const companies = new Map(found.map((company) => [company.id, company]));
  for (const { company } of leads.values()) if (company) companies.set(company.id, company);
  const oldestFirst = [...companies.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const earlier = (await linesOf?.([...leads.keys()])) ?? new Map<string, number>();
  const known = {
    leads: [...leads.values()],
    companies: oldestFirst,
    placedBefore: new Set(earlier.keys()),
  };
  return { ...openLeadBook(known, newId, now), earlier };
}

async function findLeads(
  { leads }: Pick<ReadStores, 'leads'>,
  drafts: readonly LeadDraft[],
): Promise<ReadonlyMap<string, Lead>> {
  const byIdentity = await leads.findByIdentities(drafts.flatMap((draft) => draft.identities));
  const taken = new Set(byIdentity.flatMap(({ identities }) => identities.map(identityKey)));
  const byAnybody = new Set<string>();
  const byUnreachable = new Set<string>();
  for (const { identities, fields, company } of drafts) {
    const name = company && foldedName(fields.firstName, fields.lastName);
    if (name === undefined || identities.some((identity) => taken.has(identityKey(identity)))) continue;
    (identities.length === 0 ? byAnybody : byUnreachable).add(name);
  }
  const byName = await leads.findByNames([...byAnybody]);
  const unreachable = await leads.findUnreachableByNames([...byUnreachable]);
  return new Map([...byIdentity, ...byName, ...unreachable].map((lead) => [lead.id, lead]));
}
