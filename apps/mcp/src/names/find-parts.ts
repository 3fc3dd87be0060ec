/** Which audience, sequence or accounts are meant? By id or name; accounts by address or by who speaks through them. */
import { decodeId, Refusal } from '#contracts';
import { foldText } from '#domain';
import type { EdgeOutput } from '../calls/edge.js';
import type { Read } from '../calls/read.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { theOneMeant } from './by-name.js';

export type Audience = EdgeOutput<'audiences.get'>;
export type Sequence = EdgeOutput<'sequences.get'>;
export type Identity = EdgeOutput<'identities.list'>['data'][number];
export type Account = Identity['accounts'][number];

const PAGE = 200;
/** Names are looked for among this many of the newest. */
const MOST_PAGES = 5;

export async function theAudience(read: Read, reference: string): Promise<Audience> {
  if (decodeId('audience', reference)) return read('audiences.get', { audienceId: reference });
  const known = await everyPage((cursor) => read('audiences.list', { limit: PAGE, cursor }));
  return theOneMeant('audience', reference, known, 'audience_list');
}

export async function theSequence(read: Read, reference: string): Promise<Sequence> {
  if (decodeId('sequence', reference)) return read('sequences.get', { sequenceId: reference });
  const known = await everyPage((cursor) => read('sequences.list', { limit: PAGE, cursor }));
  return theOneMeant('sequence', reference, known, 'sequence_get');
}

/** Every account that one of the references names. @throws Refusal for a reference that names none */
export function accountsMeant(identities: readonly Identity[], references: readonly string[]): Account[] {
  const meant = references.flatMap((reference) => {
    const wanted = foldText(reference);
    const found = identities.flatMap(({ id, name, accounts }) =>
      id === reference || foldText(name) === wanted
        ? accounts
        : accounts.filter((account) => account.id === reference || foldText(account.address) === wanted),
    );
    if (found.length === 0) throw unknownAccount(reference, identities);
    return found;
  });
  return [...new Map(meant.map((account) => [account.id, account])).values()];
}

function unknownAccount(reference: string, identities: readonly Identity[]): Refusal {
  const known = identities.flatMap(({ name, accounts }) =>
    accounts.map(({ id, channel, address }) => `${id} (${name}, ${channel} ${address})`),
  );
  return new Refusal(
    'not_found',
    `There is no account "${cleanLine(reference)}". Known: ${
      known
        .slice(0, 10)
        .map((text) => cleanLine(text))
        .join(', ') || 'none'
    }.`,
    'Give an account id, its address or the name of its identity; workspace_get lists them.',
  );
}

async function everyPage<Item>(
  page: (cursor: string | undefined) => Promise<{ data: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const { data, nextCursor } = await page(cursor);
    items.push(...data);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return items;
}
