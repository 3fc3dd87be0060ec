/** What does every part of the engine get to work with? */
import type { AddressChecks } from '../address-checks/check-addresses.js';
import type { ChannelAdapter } from '../channels/channel.port.js';
import type { BusinessClock } from '../clock/business-clock.port.js';
import type { Channel } from '#domain';
import type { EngineUnitOfWork } from './engine-stores.port.js';

/** A session-long lock that dies with the process: whoever lost it may not write any more. */
export interface WorkerLock {
  readonly key: bigint;
  isHeld(): boolean;
}

export interface EngineSettings {
  /** Real milliseconds for which a claim is nobody else's business. Far above the longest send. */
  readonly leaseMs: number;
  /** Real milliseconds after a claim at which a body may no longer leave. Far below the lease. */
  readonly sendDeadlineMs: number;
  /** Real milliseconds after which "no trace of it" counts as proof. */
  readonly settleMs: number;
  /** Real milliseconds between two looks for evidence. */
  readonly evidenceEveryMs: number;
  /** Real milliseconds after which a queued wake-up that did nothing counts as lost. */
  readonly lostWakeupMs: number;
  /** Business seconds ahead for which slots are reserved. */
  readonly horizonSeconds: number;
  /** Slots of one workspace that are given ahead of time at most, however much waits and however fast its lanes are. */
  readonly mostAhead: number;
  readonly batch: number;
}

export interface EngineDependencies {
  readonly work: EngineUnitOfWork;
  readonly clock: BusinessClock;
  readonly channels: Readonly<Record<Channel, ChannelAdapter>>;
  readonly lock: WorkerLock;
  readonly settings: EngineSettings;
  /** Attempts that this very process has in hand: nobody else's business, however long ago their lease ended. */
  readonly underWay: Set<string>;
  /** Tells a person of a failure that the engine goes on after. `about` holds ids, never what people wrote. */
  readonly report: (error: unknown, about: { readonly what: string; readonly [id: string]: string }) => void;
  /** Null: addresses are not checked before a first email. */
  readonly addressChecks: AddressChecks | null;
  readonly newId: () => string;
  /** Opens the sealed credentials of an account. */
  readonly openCredentials: (
    workspaceId: string,
    accountId: string,
    sealed: Uint8Array,
  ) => Readonly<Record<string, string>>;
  /** The one-click unsubscribe address of a touch (RFC 8058). */
  readonly unsubscribeUrl: (workspaceId: string, touchId: string) => string;
  /** Deterministic Message-ID of a touch: the same for each of its attempts. */
  readonly messageId: (touchId: string, senderAddress: string) => string;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export function realNow(): Temporal.Instant {
  return Temporal.Now.instant();
}
