/** Which leads and companies could a batch of drafts mean? Looked up in a few statements, however many there are. */
import type { ReadStores } from '../persistence/stores.js';
import type { LeadDraft } from './lead-draft.js';
import { foldedName, openLeadBook, type LeadBook } from './lead-book.js';

export async function loadLeadBook(
  stores: Pick<ReadStores, 'leads' | 'companies'>,
  drafts: readonly LeadDraft[],
  newId: () => string,
  now: Temporal.Instant,
): Promise<LeadBook> {
  const withoutIdentity = drafts.filter((draft) => draft.identities.length === 0);
  const names = withoutIdentity.flatMap(({ fields }) => foldedName(fields.firstName, fields.lastName) ?? []);
  const byIdentity = await stores.leads.findByIdentities(drafts.flatMap((draft) => draft.identities));
  const byName = await stores.leads.findByNames([...new Set(names)]);
  const leads = new Map([...byIdentity, ...byName].map((lead) => [lead.id, lead]));

  const domains = drafts.flatMap((draft) => [draft.company?.domain ?? [], draft.inferredDomain ?? []].flat());
  const found = await stores.companies.findByDomainsOrNames(
    [...new Set(domains)],
    [...new Set(drafts.flatMap((draft) => draft.company?.name ?? []))],
  );
  const companies = new Map(found.map((company) => [company.id, company]));
  for (const { company } of leads.values()) if (company) companies.set(company.id, company);
  const oldestFirst = [...companies.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  return openLeadBook({ leads: [...leads.values()], companies: oldestFirst }, newId, now);
}
