/** companies.upsert: create a company, or update the one with this domain, else with exactly this name. */
import { encodeId, Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { joinTags, sameCompany } from './company-book.js';
import { draftCompany, type CompanyDraft } from './company-draft.js';
import { companyView } from './company-view.js';
import type { Company } from './company.js';

export const upsertCompany: ActHandler<'companies.upsert'> = async ({ stores, now, newId }, input) => {
  const problems: { path: string; message: string }[] = [];
  const draft = draftCompany(input, '', problems);
  if (problems.length > 0) {
    throw new Refusal(
      'invalid_input',
      problems.map((problem) => problem.message).join(' '),
      'Correct or leave out the domain and send the company again; nothing was written.',
      problems,
    );
  }
  await stores.leads.lockForWriting();
  const known = await stores.companies.findByDomainsOrNames(
    draft.domain === undefined ? [] : [draft.domain],
    [draft.name],
  );
  const old = pick(draft, known);
  const company: Company = {
    id: old?.id ?? newId(),
    domain: draft.domain ?? old?.domain ?? null,
    name: draft.name,
    industry: draft.industry ?? old?.industry ?? null,
    size: draft.size ?? old?.size ?? null,
    tags: draft.tags ? joinTags([], draft.tags) : (old?.tags ?? []),
    createdAt: old?.createdAt ?? now,
    updatedAt: now,
  };
  if (old && sameCompany(old, company)) return { company: companyView(old), created: false };
  await stores.leads.save({ companies: [company], leads: [] });
  if (old) await stores.events.append([{ type: 'company.updated', data: { companyId: company.id } }], now);
  return { company: companyView(company), created: old === undefined };
};

function pick(draft: CompanyDraft, known: readonly Company[]): Company | undefined {
  const namesakes = known.filter((company) => company.name === draft.name);
  if (draft.domain !== undefined) {
    const own = known.find((company) => company.domain === draft.domain);
    return own ?? namesakes.find((company) => company.domain === null);
  }
  if (namesakes.length > 1) {
    throw new Refusal(
      'conflict',
      `More than one company is called “${draft.name}”: ${namesakes.map(({ id }) => encodeId('company', id)).join(', ')}.`,
      'Give the domain of the one that is meant.',
    );
  }
  return namesakes[0];
}
