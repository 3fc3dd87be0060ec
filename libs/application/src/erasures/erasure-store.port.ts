/**
 * Who must stay forgotten, and what is written when somebody is?
 *
 * Tombstones are keyed hashes: they recognise an address that is offered again and tell nothing to whoever has no key.
 */
import type { ChannelIdentityKind } from '../leads/lead.js';

/** `name_at_company` stands for a person of whom no address is given: see `nameAtCompany`. */
export type TombstoneKind = ChannelIdentityKind | 'name_at_company';

/** True for what belonged to an erased person. The value is normalised as for a channel identity. */
export type ErasureGuard = (kind: TombstoneKind, value: string) => boolean;

export interface ErasureReads {
  /** Loads the workspace's tombstones once; without any, it hashes nothing. */
  guard(): Promise<ErasureGuard>;
}
