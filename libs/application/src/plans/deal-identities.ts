/** Who speaks to whom? Everyone keeps the person they know; the others are dealt evenly, the same way each time. */
import type { Speaker } from '../campaigns/speakers.js';
import type { Candidate } from './choose-members.js';

export interface Member {
  readonly leadId: string;
  readonly identityId: string;
}

/** One speaker at least; `before` people were dealt earlier. The order of leads and speakers that come in does not matter. */
export function dealIdentities(
  members: readonly Candidate[],
  speakers: readonly Speaker[],
  before = 0,
): Member[] {
  const identityIds = speakers.map((speaker) => speaker.identityId).sort();
  const ordered = [...members].sort((left, right) => (left.lead.id < right.lead.id ? -1 : 1));
  let dealt = before;
  return ordered.map(({ lead, standing }) => {
    const known = standing.lastIdentityId;
    if (known !== null && identityIds.includes(known)) return { leadId: lead.id, identityId: known };
    const identityId = identityIds[dealt % identityIds.length];
    if (identityId === undefined) throw new Error('A launch needs somebody who speaks.');
    dealt += 1;
    return { leadId: lead.id, identityId };
  });
}
