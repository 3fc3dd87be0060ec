/** How does the worker reach what is to be delivered, of all workspaces at once? All instants are real time. */
import type { LoggedEvent } from '../events/event-reads.port.js';
import type { DeliveryOutcome } from './judge-answer.js';

export interface ClaimedDelivery {
  readonly workspaceId: string;
  readonly id: string;
  readonly webhookId: string;
  /** Only whoever holds it records what came of the try. */
  readonly claim: string;
  readonly url: string;
  readonly sealedSecret: Uint8Array;
  /** Present while a rotation is under way. */
  readonly sealedPreviousSecret: Uint8Array | null;
  /** Before this try. */
  readonly tries: number;
  /** Of this try, if it is the first. */
  readonly firstTriedAt: Temporal.Instant;
  readonly failingSince: Temporal.Instant | null;
  readonly event: LoggedEvent;
}

export interface ClaimRound {
  readonly now: Temporal.Instant;
  /** When a claim counts as lost; far above the longest try. */
  readonly lostAt: Temporal.Instant;
  /** How many more each endpoint may take that has something under way or was sent much; others may take `each`. */
  readonly room: ReadonlyMap<string, number>;
  readonly each: number;
  /** At most in all. */
  readonly limit: number;
  /** Leave out endpoints whose last tries failed. */
  readonly onlyHealthy: boolean;
}

export interface TryReport {
  readonly delivery: ClaimedDelivery;
  readonly at: Temporal.Instant;
  readonly durationMs: number;
  readonly outcome: DeliveryOutcome;
  readonly responseStatus: number | null;
  readonly response: string | null;
  /** Of a failed try; null: it is given up. */
  readonly nextTryAt: Temporal.Instant | null;
  readonly disable: 'gone' | 'failing' | undefined;
  /** When this was recorded. */
  readonly now: Temporal.Instant;
  /** Business time, for the event that announces a disabled endpoint. */
  readonly businessNow: Temporal.Instant;
}

export interface DeliveryDesk {
  /** Makes deliveries of what is new in the log; false when every endpoint has caught up or has enough waiting. */
  fanOut(now: Temporal.Instant): Promise<boolean>;
  /** Takes what is due, in the order of the log for each endpoint. */
  claim(round: ClaimRound): Promise<readonly ClaimedDelivery[]>;
  /** False when the claim was lost meanwhile: somebody else tries it again, and this try is not recorded. */
  record(report: TryReport): Promise<boolean>;
  /** Removes the log of deliveries that ended before; answers how many. */
  forget(endedBefore: Temporal.Instant, limit: number): Promise<number>;
}
