/** How do use cases reach leads? In sets: an import of thousands takes the same few statements as one lead. */
import type { AudienceFilter } from '#domain';
import type { Audience } from '../audiences/audience.js';
import type { LoggedEvent } from '../events/event-reads.port.js';
import type { Company } from '../companies/company.js';
import type { ChannelIdentityKind, IdentityKey, Lead } from './lead.js';

export interface LeadQuery {
  readonly filter?: AudienceFilter;
  /** From `searchWords`; each must begin a word of the name, the job title, the company's name or an email address. */
  readonly words?: readonly string[];
  /** Each must be an identity of the lead. */
  readonly identities?: readonly IdentityKey[];
  readonly audience?: Audience;
}

/** A merged or an erased lead keeps its row, empty. */
export type LeadState = 'present' | 'merged' | 'erased';

/** Newest: by id, downwards. Name: as folded, upwards. Updated: the latest first. */
export type LeadSort = 'newest' | 'name' | 'updated';

/** A place in a sorted list; the list goes on behind it. `sortedBy` is empty when the id alone decides. */
export interface LeadPosition {
  readonly id: string;
  readonly sortedBy: string;
}

export interface FoundLead {
  readonly lead: Lead;
  readonly position: LeadPosition;
}

export interface Reach {
  /** More than this may match: counting stopped here. */
  readonly bounded: boolean;
  readonly size: number;
  readonly withEmail: number;
  readonly withLinkedin: number;
}

export interface LeadReads {
  /** Leads with company and identities, in the order of `ids`; unknown, merged and erased ones are left out. */
  leadsByIds(ids: readonly string[]): Promise<Lead[]>;
  /** Whom the id of a lead that is not present means: the lead at the end of its merges. */
  survivor(leadId: string): Promise<{ readonly id: string; readonly state: LeadState } | undefined>;
  findByIdentity(kind: ChannelIdentityKind, value: string): Promise<Lead | undefined>;
  /** Every lead that has any of these identities, each once. */
  findByIdentities(keys: readonly IdentityKey[]): Promise<Lead[]>;
  /** Every lead whose folded full name is one of these. */
  findByNames(foldedNames: readonly string[]): Promise<Lead[]>;
  /** Those of them who have no channel identity at all. */
  findUnreachableByNames(foldedNames: readonly string[]): Promise<Lead[]>;
  find(
    query: LeadQuery,
    page: { readonly sort: LeadSort; readonly take: number; readonly after?: LeadPosition },
  ): Promise<FoundLead[]>;
  /** Newest first, after `after`; of the lead and of those merged into it. */
  timeline(
    leadId: string,
    take: number,
    after?: { readonly at: Temporal.Instant; readonly id: string },
  ): Promise<LoggedEvent[]>;
  /** Names of all attributes that any lead has, in order. */
  attributeNames(): Promise<string[]>;
  /** How many leads match, and how many of them each channel reaches. */
  reach(query: LeadQuery): Promise<Reach>;
}

/** Rows as they shall be; a row that exists is replaced, identities are added or relabelled, nothing is deleted. */
export interface LeadChanges {
  readonly companies: readonly Company[];
  readonly leads: readonly Lead[];
  /** Of the leads: ids that no row has yet. */
  readonly created?: readonly string[];
}

export interface LeadStore extends LeadReads {
  /**
   * Lets one transaction at a time match and write leads and companies of the workspace, until it ends. Taken before
   * the look-ups, it makes "is this lead known?" and the write that follows one step.
   */
  lockForWriting(): Promise<void>;
  save(changes: LeadChanges): Promise<void>;
  /** Identities that were never this lead's. Returns the values of those that stay, because something refers to them. */
  removeIdentities(leadId: string, identityIds: readonly string[]): Promise<string[]>;
}
