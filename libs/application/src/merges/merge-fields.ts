/**
 * What is known of a person of whom two leads told?
 *
 * A value beats none, what a person corrected beats what nobody did, and between equals the preferred lead is believed.
 * No address is lost: one that gives way becomes a former one and still recognises the person.
 */
import type { MergedField } from '#contracts';
import { fieldOfIdentity } from '../leads/corrected-fields.js';
import { type ChannelIdentity, currentIdentity, type Lead } from '../leads/lead.js';

export type Side = 'this' | 'other';

export interface MergeChoice {
  readonly prefer: Side;
  readonly fields?: Partial<Readonly<Record<MergedField, Side>>>;
}

export interface MergedLead {
  /** The survivor as it shall be, with the identities of both. */
  readonly lead: Lead;
  /** Whose value each field has; an attribute as `attributes.name`. Empty in both: not named. */
  readonly kept: Readonly<Record<string, Side | 'same'>>;
}

export function mergeFields(survivor: Lead, other: Lead, choice: MergeChoice): MergedLead {
  const kept: Record<string, Side | 'same'> = {};
  const corrected = new Set<string>();

  function decide<Value>(
    field: string,
    mine: Value | null,
    theirs: Value | null,
    same = mine === theirs,
  ): Side {
    const asked = (choice.fields as Readonly<Record<string, Side>> | undefined)?.[field];
    const side = asked ?? sideOf(field, mine, theirs);
    if (mine !== null || theirs !== null) kept[field] = same ? 'same' : side;
    if ((side === 'this' ? survivor : other).correctedFields.includes(field)) corrected.add(field);
    return side;
  }
  function sideOf(field: string, mine: unknown, theirs: unknown): Side {
    if (mine === null) return theirs === null ? 'this' : 'other';
    if (theirs === null) return 'this';
    const fixed = [survivor, other].map((lead) => lead.correctedFields.includes(field));
    if (fixed[0] !== fixed[1]) return fixed[0] ? 'this' : 'other';
    return choice.prefer;
  }
  const plain = <Field extends 'firstName' | 'lastName' | 'location' | 'phone' | 'timeZone'>(
    field: Field,
  ): Lead[Field] => (decide(field, survivor[field], other[field]) === 'this' ? survivor : other)[field];

  const fields = {
    firstName: plain('firstName'),
    lastName: plain('lastName'),
    location: plain('location'),
    phone: plain('phone'),
    timeZone: plain('timeZone'),
  };
  const titled = decide('jobTitle', survivor.jobTitle, other.jobTitle) === 'this' ? survivor : other;
  const { jobTitle, jobFunction, seniority } = titled;
  const employed =
    decide('company', survivor.company?.id ?? null, other.company?.id ?? null) === 'this' ? survivor : other;
  const attributes = Object.fromEntries(
    [...new Set([...Object.keys(survivor.attributes), ...Object.keys(other.attributes)])].map((name) => {
      const [mine, theirs] = [survivor.attributes[name] ?? null, other.attributes[name] ?? null];
      return [name, (decide(`attributes.${name}`, mine, theirs) === 'this' ? mine : theirs) ?? ''];
    }),
  );
  const identities = mergeIdentities(survivor, other, decide);
  return {
    lead: {
      ...survivor,
      ...fields,
      ...{ jobTitle, jobFunction, seniority, attributes, identities },
      company: employed.company,
      correctedFields: [...corrected].sort(),
    },
    kept,
  };
}

type Decide = (field: string, mine: string | null, theirs: string | null) => Side;

/** Of two addresses of one label, the one that gives way is a former one. */
function mergeIdentities(survivor: Lead, other: Lead, decide: Decide): ChannelIdentity[] {
  const places = [
    { kind: 'email', label: 'professional' },
    { kind: 'email', label: 'personal' },
    { kind: 'linkedin_public_id', label: null },
    { kind: 'linkedin_member_id', label: null },
  ] as const;
  const former = new Set<string>();
  for (const place of places) {
    const mine = currentIdentity(survivor, place.kind, place.label);
    const theirs = currentIdentity(other, place.kind, place.label);
    const side = decide(fieldOfIdentity(place), mine?.value ?? null, theirs?.value ?? null);
    if (mine && theirs) former.add(side === 'this' ? theirs.id : mine.id);
  }
  return [...survivor.identities, ...other.identities].map((identity) =>
    former.has(identity.id) ? { ...identity, label: 'former' as const } : identity,
  );
}
