/** leads.search: find leads by filter, words or address. All that is given must hold. */
import { searchWords } from '#domain';
import { Refusal, type FieldProblem, type InputOf } from '#contracts';
import { checkFilter } from '../audiences/check-filter.js';
import { audienceOrRefuse } from '../audiences/get-audience.js';
import { refuseFilterAudiences } from '../audiences/refuse-filter-audiences.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { encodeCursor } from '../paging/cursor.js';
import type { ReadStores } from '../persistence/stores.js';
import { readIdentities } from './channel-identities.js';
import type { IdentityKey } from './lead.js';
import { leadCursor, readLeadCursor } from './lead-cursor.js';
import type { LeadQuery } from './lead-store.port.js';
import { leadView } from './lead-view.js';

export const searchLeads: ReadHandler<'leads.search'> = async ({ stores }, input) => {
  const { sort, limit, cursor } = input;
  const after = cursor === undefined ? undefined : readLeadCursor(sort, cursor);
  const query = await leadQuery(stores, input);
  const found = await stores.leads.find(query, { sort, take: limit + 1, after });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(({ lead }) => leadView(lead)),
    nextCursor: found.length > limit && last ? encodeCursor(leadCursor(sort, last.position)) : null,
  };
};

type Wanted = Pick<InputOf<'leads.search'>, 'filter' | 'text' | 'email' | 'linkedinUrl' | 'audienceId'>;

/** @throws Refusal `invalid_input`, `not_found` */
export async function leadQuery(
  stores: Pick<ReadStores, 'audiences' | 'campaigns'>,
  wanted: Wanted,
): Promise<LeadQuery> {
  if (wanted.filter) {
    checkFilter(wanted.filter, 'filter');
    await refuseFilterAudiences(stores, wanted.filter, 'filter');
  }
  const words = wanted.text === undefined ? undefined : searchWords(wanted.text);
  if (words?.length === 0) throw nothingToLookFor();
  return {
    filter: wanted.filter,
    words,
    identities: wantedIdentities(wanted),
    audience: wanted.audienceId === undefined ? undefined : await audienceOrRefuse(stores, wanted.audienceId),
  };
}

function nothingToLookFor(): Refusal {
  return new Refusal(
    'invalid_input',
    'The text holds no letter or digit to look for.',
    'Give the beginning of at least one word, or leave the text out.',
    [{ path: 'text', message: 'Holds nothing to look for.' }],
  );
}

/** Addresses are read as they are when a lead is written, so that what was stored is found. */
function wantedIdentities({ email, linkedinUrl }: Wanted): IdentityKey[] {
  const problems: FieldProblem[] = [];
  const identities = readIdentities({ personalEmail: email, linkedinUrl }, problems);
  if (problems.length === 0) return identities;
  throw new Refusal(
    'invalid_input',
    problems.map(({ message }) => message).join(' '),
    'Correct the address to look for.',
    problems.map((problem) => ({ ...problem, path: problem.path.replace('personalEmail', 'email') })),
  );
}
