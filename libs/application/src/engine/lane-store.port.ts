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

export interface DispatchCall {
  readonly touchId: string;
  readonly fence: number;
  readonly slotAt: Temporal.Instant;
}

export interface LaneStore {
  /** Locks up to `limit` lanes worth a look at `now`. `realNow` judges how old the last inbox reading is. */
  takeOpen(now: Temporal.Instant, realNow: Temporal.Instant, limit: number): Promise<readonly LaneRow[]>;
  /**
   * The first ready touches of each strand of these lanes, `most` of each, in the order asked; those that are not due yet
   * come last. Nobody is locked: `save` looks again.
   */
  heads(
    lanes: readonly { readonly accountId: string; readonly kind: TouchKind; readonly most: number }[],
  ): Promise<readonly (readonly Candidate[])[]>;
  /** Answers how many touches were given their slots: who is not ready any more gets none. */
  save(updates: readonly LaneUpdate[]): Promise<number>;
  /**
   * Reserved touches to wake up by `until` whose wake-up was never queued, or queued before `lostBefore` (real time)
   * and is overdue: those get a new fence, so that a wake-up found again later is refused.
   */
  takeForDispatch(
    until: Temporal.Instant,
    now: Temporal.Instant,
    lostBefore: Temporal.Instant,
    limit: number,
  ): Promise<readonly DispatchCall[]>;
}
