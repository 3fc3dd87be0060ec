/** suppressions.add/list/remove: whom not to contact. Effective at once, also for what is queued. */
import { decodeId, encodeId, ID_PREFIXES, notFound, Refusal } from '#contracts';
import { linkedinMemberId, normaliseDomain, normaliseEmail, normaliseLinkedinUrl } from '#domain';
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import type { Stores } from '../persistence/stores.js';
import { cutPage } from '../paging/cut-page.js';
import type { SuppressionRow } from './outcome-reads.port.js';
import { pageAfter } from './page-after.js';

export const addSuppression: ActHandler<'suppressions.add'> = async (
  { stores, now },
  { kind, value, reason, source = 'manual', evidence },
) => {
  const meant: Meant =
    kind === 'company' ? await companyMeant(stores, value) : { value: normalise(kind, value) };
  if ((kind === 'email' || kind === 'linkedin') && (await isErasedAddress(stores, kind, meant.value)))
    throw neverContacted();
  await stores.engine.stops.suppress({ kind, ...meant, reason, source, evidence }, 'suppressed', now);
  const suppression = await stores.outcomes.suppressionOf(kind, meant.value);
  if (!suppression) throw new Error('The suppression that was just added cannot be read back.');
  return suppression;
};

interface Meant {
  readonly value: string;
  readonly companyId?: string;
}

/** By its id, or by its domain; a domain that nobody has yet counts for whoever will. */
async function companyMeant({ companies }: Pick<Stores, 'companies'>, value: string): Promise<Meant> {
  if (value.startsWith(`${ID_PREFIXES.company}_`)) {
    const companyId = decodeId('company', value);
    const company = companyId === undefined ? undefined : await companies.byId(companyId);
    if (!company) throw notFound('company', value);
    return { value: company.domain ?? value, companyId: company.id };
  }
  const domain = normalise('company', value);
  const [company] = await companies.findByDomainsOrNames([domain], []);
  return { value: domain, ...(company && { companyId: company.id }) };
}

/** Suppressing an erased person would keep the address that was to be forgotten. */
async function isErasedAddress(
  { erasures }: Pick<Stores, 'erasures'>,
  kind: 'email' | 'linkedin',
  value: string,
): Promise<boolean> {
  const guard = await erasures.guard();
  const kinds =
    kind === 'email' ? (['email'] as const) : (['linkedin_public_id', 'linkedin_member_id'] as const);
  return kinds.some((one) => guard(one, value));
}

function neverContacted(): Refusal {
  return new Refusal(
    'erased',
    'This person was erased and is never contacted again as it is; the address was not kept.',
    'Nothing is left to do.',
  );
}

export const listSuppressions: ReadHandler<'suppressions.list'> = async (
  { stores },
  { cursor, limit, ...filter },
) => {
  const rows = await stores.outcomes.suppressions({ ...filter, after: pageAfter(cursor), limit: limit + 1 });
  return cutPage(rows, limit, (row) => [row.createdAt.toString(), row.id]);
};

export const removeSuppression: ActHandler<'suppressions.remove'> = async ({ stores }, { suppressionId }) => {
  const suppression = await stores.outcomes.suppression(suppressionId);
  if (!suppression) throw notFound('suppression', encodeId('suppression', suppressionId));
  if (suppression.reason === 'unsubscribed') {
    throw new Refusal(
      'not_allowed',
      'This person unsubscribed; only they can take that back.',
      'Ask them to write to you, and keep the suppression.',
    );
  }
  await stores.outcomes.removeSuppression(suppressionId);
  return suppression;
};

const WHAT_IT_IS = {
  email: 'an email address',
  domain: 'a domain',
  linkedin: 'a LinkedIn profile',
  company: 'the id or the domain of a company',
} as const;

function normalise(kind: SuppressionRow['kind'], value: string): string {
  if (kind === 'domain' || kind === 'company') {
    const domain = normaliseDomain(value);
    if (domain) return domain;
  } else {
    const memberId = kind === 'linkedin' ? linkedinMemberId(value) : undefined;
    if (memberId !== undefined) return memberId;
    const result = kind === 'email' ? normaliseEmail(value) : normaliseLinkedinUrl(value);
    if (result.ok) return result.value;
    // A public id alone is as good as the address of the profile.
    if (kind === 'linkedin' && /^[\p{L}\p{N}_-]{3,100}$/u.test(value)) return value.toLowerCase();
  }
  throw new Refusal(
    'invalid_input',
    `"${value}" is not ${WHAT_IT_IS[kind]}.`,
    'Send it as in jane@acme.com, acme.com or linkedin.com/in/jane; a company by its id or its domain.',
    [{ path: 'value', message: `Not ${WHAT_IT_IS[kind]}.` }],
  );
}
