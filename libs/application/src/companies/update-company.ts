/** companies.update: correct a company. What is given changes, null clears, and a domain belongs to one company. */
import { encodeId, notFound, Refusal, type FieldProblem } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import type { Stores } from '../persistence/stores.js';
import { joinTags, sameCompany } from './company-book.js';
import { draftCompany } from './company-draft.js';
import { companyView } from './company-view.js';
import type { Company } from './company.js';

export const updateCompany: ActHandler<'companies.update'> = async (
  { stores, now },
  { companyId, ...given },
) => {
  await stores.leads.lockForWriting();
  const old = await stores.companies.byId(companyId);
  if (!old) throw notFound('company', encodeId('company', companyId));
  const problems: FieldProblem[] = [];
  const draft = draftCompany(
    {
      ...given,
      name: given.name ?? old.name,
      domain: given.domain ?? undefined,
      industry: given.industry ?? undefined,
      size: given.size ?? undefined,
    },
    '',
    problems,
  );
  if (problems.length > 0) {
    throw new Refusal(
      'invalid_input',
      problems.map(({ message }) => message).join(' '),
      'Correct the domain, or clear it with null; nothing was written.',
      problems,
    );
  }
  const changed: Company = {
    ...old,
    name: draft.name,
    domain: given.domain === null ? null : (draft.domain ?? old.domain),
    industry: given.industry === null ? null : (draft.industry ?? old.industry),
    size: given.size === null ? null : (draft.size ?? old.size),
    tags: draft.tags ? joinTags([], draft.tags) : old.tags,
    updatedAt: now,
  };
  if (sameCompany(old, changed)) return companyView(old);
  if (changed.domain !== null && changed.domain !== old.domain) await refuseTaken(stores, changed.domain);
  await stores.leads.save({ companies: [changed], leads: [] });
  await stores.events.append([{ type: 'company.updated', data: { companyId } }], now);
  return companyView(changed);
};

async function refuseTaken(stores: Pick<Stores, 'companies'>, domain: string): Promise<void> {
  const [holder] = await stores.companies.findByDomainsOrNames([domain], []);
  if (!holder) return;
  throw new Refusal(
    'conflict',
    `${domain} is the domain of “${holder.name}” (${encodeId('company', holder.id)}).`,
    'Correct the domain there first, or leave it out.',
    [{ path: 'domain', message: 'Belongs to another company.' }],
  );
}
