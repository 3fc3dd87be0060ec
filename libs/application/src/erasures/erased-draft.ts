/** Is this what was said about somebody who was erased? */
import { Refusal } from '#contracts';
import { foldText } from '#domain';
import { foldedName } from '../leads/lead-book.js';
import type { LeadDraft } from '../leads/lead-draft.js';
import type { ErasureGuard } from './erasure-store.port.js';

/**
 * By any of its addresses; a draft without one by its full name at its company, as a lead would be recognised. A
 * namesake elsewhere, or one with an address of their own, is somebody else.
 */
export function isErased(
  draft: Pick<LeadDraft, 'identities' | 'fields' | 'company'>,
  guard: ErasureGuard,
): boolean {
  if (draft.identities.length > 0) return draft.identities.some(({ kind, value }) => guard(kind, value));
  return namesAtCompany({ ...draft.fields, company: draft.company }).some((value) =>
    guard('name_at_company', value),
  );
}

/** The values under which a person of whom no address is known is recognised: by the company's domain, and by its name. */
export function namesAtCompany(person: {
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly company?: { readonly name: string; readonly domain?: string | null } | null;
}): string[] {
  const name = foldedName(person.firstName, person.lastName);
  if (name === undefined || !person.company) return [];
  const { domain, name: companyName } = person.company;
  return [...(domain ? [domain] : []), foldText(companyName)].map((company) => `${name} @ ${company}`);
}

/** For a row of a report; says nothing about the person. */
export const ERASED_PROBLEM =
  'This person asked to be forgotten and was erased; they are not added again. Leave the row out.';

export function erasedPerson(): Refusal {
  return new Refusal(
    'erased',
    'This person asked to be forgotten and was erased from this workspace; nothing was written.',
    'Leave them out. An erased person is never added or contacted again.',
  );
}
