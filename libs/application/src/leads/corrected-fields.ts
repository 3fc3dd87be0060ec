/**
 * What did a person correct, and what may a file or a call still say about it?
 *
 * A corrected field is named as in `leads.update`; an attribute as `attributes.name`. Whoever does not ask to overwrite it
 * leaves it alone: the rest of what they say is taken.
 */
import type { Company } from '../companies/company.js';
import type { CompanyDraft } from '../companies/company-draft.js';
import type { IdentityDraft } from './channel-identities.js';
import type { LeadDraft } from './lead-draft.js';
import { currentIdentity, identityKey, type Lead } from './lead.js';

export interface Allowed {
  readonly draft: LeadDraft;
  /** Corrected fields of which the draft said something else. */
  readonly kept: readonly string[];
}

/** What of a draft may be applied to a lead. */
export function withoutCorrected(draft: LeadDraft, lead: Lead): Allowed {
  if (lead.correctedFields.length === 0) return { draft, kept: [] };
  const corrected = new Set(lead.correctedFields);
  const kept: string[] = [];
  const fields: Record<string, unknown> = { ...draft.fields };
  for (const name of ['firstName', 'lastName', 'jobTitle', 'location', 'phone', 'timeZone'] as const) {
    if (!corrected.has(name) || draft.fields[name] === undefined) continue;
    if (draft.fields[name] !== lead[name]) kept.push(name);
    delete fields[name];
    if (name === 'jobTitle') {
      delete fields['jobFunction'];
      delete fields['seniority'];
    }
  }
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(draft.attributes)) {
    const field = `attributes.${name}`;
    if (!corrected.has(field)) attributes[name] = value;
    else if (lead.attributes[name] !== value) kept.push(field);
  }
  const identities = draft.identities.filter((identity) => {
    const field = fieldOfIdentity(identity);
    if (!corrected.has(field)) return true;
    const known = lead.identities.some((own) => identityKey(own) === identityKey(identity));
    if (!known && !isCurrent(lead, identity)) kept.push(field);
    return false;
  });
  const companyFixed = corrected.has('company') && draft.company !== undefined;
  if (companyFixed && draft.company && !isThisCompany(lead.company, draft.company)) kept.push('company');
  return {
    draft: {
      ...draft,
      fields,
      attributes,
      identities,
      company: companyFixed ? undefined : draft.company,
      inferredDomain: corrected.has('company') ? undefined : draft.inferredDomain,
    },
    kept,
  };
}

/** The corrections that are left once a draft was applied on request: what it said replaces what a person said. */
export function correctionsAfter(draft: LeadDraft, corrected: readonly string[]): readonly string[] {
  if (corrected.length === 0) return corrected;
  const said = new Set([
    ...Object.keys(draft.fields),
    ...Object.keys(draft.attributes).map((name) => `attributes.${name}`),
    ...draft.identities.map(fieldOfIdentity),
    ...(draft.company ? ['company'] : []),
  ]);
  return corrected.filter((field) => !said.has(field));
}

export function fieldOfIdentity({
  kind,
  label,
}: Pick<IdentityDraft, 'kind' | 'label'>):
  'professionalEmail' | 'personalEmail' | 'linkedinUrl' | 'linkedinMemberId' {
  if (kind === 'email') return label === 'personal' ? 'personalEmail' : 'professionalEmail';
  return kind === 'linkedin_public_id' ? 'linkedinUrl' : 'linkedinMemberId';
}

export function isThisCompany(company: Company | null, draft: CompanyDraft): boolean {
  if (company === null) return false;
  return draft.domain !== undefined && company.domain !== null
    ? company.domain === draft.domain
    : company.name === draft.name;
}

function isCurrent(lead: Lead, { kind, label, value }: IdentityDraft): boolean {
  return currentIdentity(lead, kind, label)?.value === value;
}
