/** By what would a later line of the file mean the lead that a dry run did not create? */
import { foldedName } from '../leads/lead-book.js';
import type { LeadDraft } from '../leads/lead-draft.js';
import { identityKey } from '../leads/lead.js';

export function dryRunKeys({ identities, fields, company }: LeadDraft): string[] {
  const name = company && foldedName(fields.firstName, fields.lastName);
  const places =
    name === undefined ? [] : [company?.domain, company?.name].filter((place) => place !== undefined);
  return identities.length > 0
    ? identities.map(identityKey)
    : places.map((place) => `name:${name ?? ''}@${place}`);
}
