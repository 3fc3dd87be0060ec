/** What does Overture know about a lead? A person, the channel identities that reach them, and their company. */
import type { JudgedAddress, JobFunction, Seniority } from '#domain';
import type { Company } from '../companies/company.js';

export type ChannelIdentityKind = 'email' | 'linkedin_public_id' | 'linkedin_member_id';

/**
 * `professional` and `personal` tell a lead's two addresses apart. `former` was replaced by a newer one: it still
 * recognises the lead, but nothing is sent to it any more.
 */
export type ChannelIdentityLabel = 'professional' | 'personal' | 'former';

/** Normalised; one value belongs to one lead of the workspace. */
export interface IdentityKey {
  readonly kind: ChannelIdentityKind;
  readonly value: string;
}

export interface ChannelIdentity extends IdentityKey {
  readonly id: string;
  readonly label: ChannelIdentityLabel | null;
  /** What a check said of an email address, and when (ISO, real time); known once it was checked. */
  readonly check?: (JudgedAddress & { readonly checkedAt: string }) | null;
}

export interface Lead {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly jobTitle: string | null;
  readonly jobFunction: JobFunction | null;
  readonly seniority: Seniority | null;
  readonly location: string | null;
  readonly phone: string | null;
  /** IANA zone, where it is known. */
  readonly timeZone: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly identities: readonly ChannelIdentity[];
  readonly company: Company | null;
  /** Names of fields as in `corrected-fields.ts`. */
  readonly correctedFields: readonly string[];
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

/** The address or LinkedIn id in use for a channel: the labelled one first, a former one never. */
export function currentIdentity(
  lead: Pick<Lead, 'identities'>,
  kind: ChannelIdentityKind,
  label: 'professional' | 'personal' | null = null,
): ChannelIdentity | undefined {
  return lead.identities.find((identity) => identity.kind === kind && identity.label === label);
}

export function identityKey(identity: IdentityKey): string {
  return `${identity.kind}:${identity.value}`;
}
