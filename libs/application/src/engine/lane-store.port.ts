/** Which lanes are open, and which touches stand at their heads? */
import type {
  AccountLimits,
  Candidate,
  DeferralReason,
  LaneDeficits,
  SendingWindow,
  Slot,
  TouchKind,
} from '#domain';

export interface LaneRow {
  readonly accountId: string;
  readonly kind: TouchKind;
  readonly nextSlotAt: Temporal.Instant;
  /** Of the workspace, the identity and the account. */
  readonly windows: readonly SendingWindow[];
  readonly zone: string;
  readonly limits: AccountLimits;
  readonly gapSeconds: { readonly min: number; readonly max: number };
  readonly blockedBy: DeferralReason | null;
  readonly deficits: LaneDeficits;
}

export interface LaneUpdate {
  readonly accountId: string;
  readonly kind: TouchKind;
  readonly nextSlotAt: Temporal.Instant;
  readonly lookAt: Temporal.Instant;
  readonly reason: DeferralReason | null;
  readonly slots: readonly Slot[];
  readonly deficits: LaneDeficits;
}

export interface LaneKey {
  readonly accountId: string;
  readonly kind: TouchKind;
}

export interface LaneHeads {
  /** In the order in which they became due. */
  readonly candidates: readonly Candidate[];
  /** Of those campaigns that have one. */
  readonly campaignCaps: ReadonlyMap<string, number>;
}

/** Stands in a lane before a domain that has had enough. */
export interface DomainGate extends LaneKey {
  readonly domain: string;
  readonly opensAt: Temporal.Instant;
}

export interface DispatchCall {
  readonly touchId: string;
  readonly fence: number;
  readonly slotAt: Temporal.Instant;
}

export interface LaneStore {
  /** How many touches have a slot that was not used yet; counts to `most` and no further. */
  reserved(most: number): Promise<number>;
  /** Locks up to `limit` lanes worth a look at `now`. `realNow` judges how old the last inbox reading is. */
  takeOpen(now: Temporal.Instant, realNow: Temporal.Instant, limit: number): Promise<readonly LaneRow[]>;
  /**
   * The first ready touches of each strand of these lanes, `most` of each, in the order asked; those that are not due yet
   * come last. Nobody is locked: `save` looks again.
   */
  heads(
    lanes: readonly { readonly accountId: string; readonly kind: TouchKind; readonly most: number }[],
  ): Promise<readonly LaneHeads[]>;
  /** How many touches of each campaign count for that day: sent, and reserved in whatever lane. In the order asked. */
  sentForCampaigns(
    asked: readonly { readonly campaignId: string; readonly day: string }[],
  ): Promise<readonly number[]>;
  /** … and of each domain, in its lane. */
  sentToDomains(
    asked: readonly (LaneKey & { readonly domain: string; readonly item: string; readonly day: string })[],
  ): Promise<readonly number[]>;
  /** The gates of these lanes, `most` of each, in the order asked; whichever opens first comes first. */
  gates(lanes: readonly LaneKey[], most: number): Promise<readonly (readonly DomainGate[])[]>;
  /** Puts gates up and shuts what waits for their domains: `most` touches at once, so that the next look goes on with it. */
  shutGates(gates: readonly DomainGate[], most: number): Promise<void>;
  /** Lets `room` touches in through each of these gates, the most urgent first; it opens again at its new time. */
  openGates(gates: readonly (DomainGate & { readonly room: number })[]): Promise<void>;
  /** Answers how many touches were given their slots: who is not ready any more gets none. */
  save(updates: readonly LaneUpdate[]): Promise<number>;
  /** Real time by the clock that stamps when a wake-up was queued: those of workers may differ. */
  clock(): Promise<Temporal.Instant>;
  /**
   * Reserved touches to wake up by `until` whose wake-up was never queued, or queued before `lostBefore` (by `clock`)
   * and is overdue: those get a new fence, so that a wake-up found again later is refused.
   */
  takeForDispatch(
    until: Temporal.Instant,
    now: Temporal.Instant,
    lostBefore: Temporal.Instant,
    limit: number,
  ): Promise<readonly DispatchCall[]>;
}
