/** leads.search: find leads by filter, words or address. All that is given must hold. */
import { foldText } from '#domain';
import { Refusal, type FieldProblem, type InputOf } from '#contracts';
import { checkFilter } from '../audiences/check-filter.js';
import { audienceOrRefuse } from '../audiences/get-audience.js';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { readIdentities } from './channel-identities.js';
import { leadView } from './lead-view.js';
import type { IdentityKey } from './lead.js';

export const searchLeads: ReadHandler<'leads.search'> = async ({ stores }, input) => {
  if (input.filter) checkFilter(input.filter, 'filter');
  const [afterId] = input.cursor === undefined ? [] : decodeCursor(input.cursor, ['uuid']);
  const query = {
    filter: input.filter,
    words: input.text === undefined ? undefined : foldText(input.text).split(' ').filter(Boolean),
    identities: wantedIdentities(input),
    audience: input.audienceId === undefined ? undefined : await audienceOrRefuse(stores, input.audienceId),
  };
  const found = await stores.leads.search(query, input.limit + 1, afterId);
  const page = cutPage(found, input.limit, (lead) => [lead.id]);
  return { ...page, data: page.data.map(leadView) };
};

/** Addresses are read as they are when a lead is written, so that what was stored is found. */
function wantedIdentities({ email, linkedinUrl }: InputOf<'leads.search'>): IdentityKey[] {
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
