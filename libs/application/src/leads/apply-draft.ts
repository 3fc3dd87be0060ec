/** What becomes of a lead when more is said about it? Given fields replace, absent ones stay, addresses add up. */
import type { Company } from '../companies/company.js';
import type { IdentityDraft } from './channel-identities.js';
import type { LeadDraft } from './lead-draft.js';
import { identityKey, type ChannelIdentity, type Lead } from './lead.js';

export function applyDraft(
  draft: LeadDraft,
  old: Lead | undefined,
  company: Company | null,
  newId: () => string,
  now: Temporal.Instant,
): Lead {
  const base: Lead = old ?? {
    id: newId(),
    firstName: null,
    lastName: null,
    jobTitle: null,
    jobFunction: null,
    seniority: null,
    location: null,
    phone: null,
    timeZone: null,
    attributes: {},
    identities: [],
    company: null,
    correctedFields: [],
    createdAt: now,
    updatedAt: now,
  };
  return {
    ...base,
    ...draft.fields,
    attributes: { ...base.attributes, ...draft.attributes },
    identities: applyIdentities(base.identities, draft.identities, newId),
    company,
  };
}

/** A new address takes the label; the one that had it becomes a former address and still recognises the lead. */
export function applyIdentities(
  old: readonly ChannelIdentity[],
  given: readonly IdentityDraft[],
  newId: () => string,
): ChannelIdentity[] {
  const wanted = new Map(given.map((identity) => [identityKey(identity), identity]));
  const kept = old.map((identity) => {
    const same = wanted.get(identityKey(identity));
    if (same) return { ...identity, label: same.label };
    const replaced = given.some(({ kind, label }) => kind === identity.kind && label === identity.label);
    return replaced ? { ...identity, label: 'former' as const } : identity;
  });
  const known = new Set(old.map(identityKey));
  const added = given.filter((identity) => !known.has(identityKey(identity)));
  return [...kept, ...added.map((identity) => ({ id: newId(), ...identity }))];
}

export function sameLead(one: Lead, other: Lead): boolean {
  return (
    one.firstName === other.firstName &&
    one.lastName === other.lastName &&
    one.jobTitle === other.jobTitle &&
    one.jobFunction === other.jobFunction &&
    one.seniority === other.seniority &&
    one.location === other.location &&
    one.phone === other.phone &&
    one.timeZone === other.timeZone &&
    one.company?.id === other.company?.id &&
    sameAttributes(one.attributes, other.attributes) &&
    one.correctedFields.length === other.correctedFields.length &&
    one.identities.length === other.identities.length &&
    one.identities.every((identity, index) => identity.label === other.identities[index]?.label)
  );
}

function sameAttributes(one: Lead['attributes'], other: Lead['attributes']): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
