/** How do use cases reach leads? In sets: an import of thousands takes the same few statements as one lead. */
import type { AudienceFilter } from '#domain';
import type { Audience } from '../audiences/audience.js';
import type { Company } from '../companies/company.js';
import type { ChannelIdentityKind, IdentityKey, Lead } from './lead.js';

export interface LeadQuery {
  readonly filter?: AudienceFilter;
  /** Words, folded; each must occur in the name, the job title, the company's name or an email address. */
  readonly words?: readonly string[];
  /** Each must be an identity of the lead. */
  readonly identities?: readonly IdentityKey[];
  readonly audience?: Audience;
}

export interface Reach {
  readonly size: number;
  readonly withEmail: number;
  readonly withLinkedin: number;
}

export interface LeadReads {
  /** Leads with company and identities, in the order of `ids`; unknown ids are left out. */
  leadsByIds(ids: readonly string[]): Promise<Lead[]>;
  findByIdentity(kind: ChannelIdentityKind, value: string): Promise<Lead | undefined>;
  /** Every lead that has any of these identities, each once. */
  findByIdentities(keys: readonly IdentityKey[]): Promise<Lead[]>;
  /** Every lead whose folded full name is one of these. */
  findByNames(foldedNames: readonly string[]): Promise<Lead[]>;
  /** Newest id first, after `afterId`; at most `take`. */
  search(query: LeadQuery, take: number, afterId?: string): Promise<Lead[]>;
  /** How many leads match, and how many of them each channel reaches. */
  reach(query: LeadQuery): Promise<Reach>;
}

/** Rows as they shall be; a row that exists is replaced, identities are added or relabelled, nothing is deleted. */
export interface LeadChanges {
  readonly companies: readonly Company[];
  readonly leads: readonly Lead[];
}

export interface LeadStore extends LeadReads {
  /**
   * Lets one transaction at a time match and write leads and companies of the workspace, until it ends. Taken before
   * the look-ups, it makes "is this lead known?" and the write that follows one step.
   */
  lockForWriting(): Promise<void>;
  save(changes: LeadChanges): Promise<void>;
}
