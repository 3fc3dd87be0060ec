/**
 * Who speaks to whom? Everyone keeps the person they know, whatever campaign that was in; the others are dealt by what is
 * left of each speaker's budget, the same way each time.
 */
import { type Deficits, fairTurn } from '#domain';
import type { Candidate } from './choose-members.js';

export interface Member {
  readonly leadId: string;
  readonly identityId: string;
}

/**
 * `room` says of each speaker, one at least, how many more they can contact; who has none left is dealt nobody while others
 * have some. `before` people were dealt earlier. The order of leads and speakers that come in does not matter.
 */
export function dealIdentities(
  members: readonly Candidate[],
  room: ReadonlyMap<string, number>,
  before = 0,
): Member[] {
  const deal = dealer(room);
  for (let dealt = 0; dealt < before; dealt += 1) deal();
  const ordered = [...members].sort((left, right) => (left.lead.id < right.lead.id ? -1 : 1));
  return ordered.map(({ lead, standing }) => {
    const known = standing.lastIdentityId;
    return { leadId: lead.id, identityId: known !== null && room.has(known) ? known : deal() };
  });
}

function dealer(room: ReadonlyMap<string, number>): () => string {
  const able = [...room].flatMap(([id, weight]) => (weight > 0 ? [{ id, weight }] : []));
  let deficits: Deficits = {};
  return () => {
    const turn = fairTurn(able, deficits);
    if (!turn) throw new Error('A launch needs somebody who speaks.');
    ({ deficits } = turn);
    return turn.id;
  };
}
