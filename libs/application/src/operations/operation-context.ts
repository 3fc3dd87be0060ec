/** What does a use case get to work with? Who asks, what time it is, and the stores of one workspace. */
import type { ActName, InputOf, OperationName, OutputOf, ReadName } from '#contracts';
import type { ReadStores, Stores } from '../persistence/stores.js';
import type { Caller } from './caller.js';

export interface ReadContext {
  readonly caller: Caller;
  /** Business time. */
  readonly now: Temporal.Instant;
  readonly stores: ReadStores;
}

export interface ActContext {
  readonly caller: Caller;
  /** Business time. */
  readonly now: Temporal.Instant;
  /** Real time, for what expires. */
  readonly realNow: Temporal.Instant;
  /** All writes of one act commit together, or not at all. */
  readonly stores: Stores;
  /** A fresh UUIDv7. */
  readonly newId: () => string;
}

export type ReadHandler<Name extends ReadName> = (
  context: ReadContext,
  input: InputOf<Name>,
) => Promise<OutputOf<Name>>;
export type ActHandler<Name extends ActName> = (
  context: ActContext,
  input: InputOf<Name>,
) => Promise<OutputOf<Name>>;

export type ReadHandlers = { readonly [Name in ReadName]: ReadHandler<Name> };

/** One handler for each operation of the catalogue: a missing one does not compile. */
export type OperationHandlers = {
  readonly [Name in OperationName]: Name extends ReadName
    ? ReadHandler<Name>
    : Name extends ActName
      ? ActHandler<Name>
      : never;
};
