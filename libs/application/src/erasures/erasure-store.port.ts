/**
 * Who must stay forgotten, and what is written when somebody is?
 *
 * Tombstones are keyed hashes: they recognise an address that is offered again and tell nothing to whoever has no key.
 */
import type { ChannelIdentityKind, IdentityKey } from '../leads/lead.js';

/** `name_at_company` stands for a person of whom no address is given: see `namesAtCompany`. */
export type TombstoneKind = ChannelIdentityKind | 'name_at_company';

/** True for what belonged to an erased person. The value is normalised as for a channel identity. */
export type ErasureGuard = (kind: TombstoneKind, value: string) => boolean;

/** How many rows of which kind were removed or emptied. Figures only: it is kept for good. */
export type ErasedCounts = Readonly<Record<ErasedKind, number>>;
export const ERASED_KINDS = [
  'addresses',
  'audiences',
  'touches',
  'conversations',
  'messages',
  'signals',
  'meetings',
  'deals',
  'suppressions',
  'plans',
  'actions',
  'importRows',
  'merges',
] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];

export interface ErasureReceipt {
  readonly id: string;
  readonly leadId: string;
  readonly erasedAt: Temporal.Instant;
  readonly removed: ErasedCounts;
}

/** Everything by which a person can be found in what is stored. */
export interface PersonTraces {
  /** The lead, and every lead that was merged into it. */
  readonly leadIds: readonly string[];
  /** Of them all; merged leads gave theirs away. */
  readonly identities: readonly IdentityKey[];
  /** Folded names at companies. */
  readonly namesAtCompanies: readonly string[];
  /** Lower-case texts that say who it is, as they may stand in stored requests and answers. */
  readonly words: readonly string[];
}

export interface ErasureReads {
  /** The receipt of whoever was erased; also of a lead that had been merged into them. */
  receiptOf(leadId: string): Promise<ErasureReceipt | undefined>;
}

export interface ErasureStore extends ErasureReads {
  /** Loads the workspace's tombstones once; without any, it hashes nothing. */
  guard(): Promise<ErasureGuard>;
  /** The lead itself and every lead merged into it, directly or through others. */
  withMerged(leadId: string): Promise<readonly string[]>;
  /**
   * Locks the touches of these leads that have not come to an end; true when one of them is being sent this very moment,
   * and then nobody may be erased yet.
   */
  isSending(leadIds: readonly string[]): Promise<boolean>;
  /** Empties and removes what holds the person, and writes tombstones and receipt. Sequences are stopped before. */
  forget(
    person: PersonTraces,
    erasure: {
      readonly id: string;
      readonly leadId: string;
      readonly principal: string;
      readonly at: Temporal.Instant;
      readonly realAt: Temporal.Instant;
    },
  ): Promise<ErasureReceipt>;
}
