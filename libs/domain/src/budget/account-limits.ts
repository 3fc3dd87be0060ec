/**
 * Which limits hold for an account, and how do they stand?
 *
 * All of them count touches by the calendar day of the account. A rolling week is today and the six days before it, a
 * month is a calendar month, credits are a balance that only a person tops up. Allocation, the last gate, and whoever
 * asks what is left all ask `limitsOf`.
 */
import type { DeferralReason } from '../pacing/reasons.js';
import { nextLocalDay } from '../time/local-day.js';
import type { TouchKind } from '../touch/touch.js';
import { monthAfter, startOfDay, weekOpensOn, type DayUse } from './budget-calendar.js';
import type { LimitState } from './budget.js';
import { rampedCap, type Ramp } from './ramp.js';
import type { Brake } from './tightening.js';

/** A note on an invitation is counted beside the invitation that carries it. */
export const INVITE_NOTE = 'linkedin_invite_note';
export type Counted = TouchKind | typeof INVITE_NOTE;
export type Caps = Readonly<Partial<Record<Counted, number>>>;

/** What is configured; a kind that is not named has no limit of that sort. */
export interface AccountLimits {
  readonly day: Caps;
  readonly week: Caps;
  readonly month: Caps;
  /** Credits reach until so many were ever used. */
  readonly creditsUntil: Caps;
  readonly ramp: Ramp | null;
  /** Emails to one domain on one day. */
  readonly perRecipientDomain: number | null;
  /** Invitations that nobody has answered yet. */
  readonly pendingInvitations: number | null;
  readonly brake: Brake;
}

/** As an account stores them, beside its caps of the day. */
export type StoredLimits = Partial<Omit<AccountLimits, 'day'>>;

export const accountLimits = (day: Caps, stored: StoredLimits): AccountLimits => ({
  week: {},
  month: {},
  creditsUntil: {},
  ramp: null,
  perRecipientDomain: null,
  pendingInvitations: null,
  brake: { bouncePercent: null, complaintPercent: null },
  ...stored,
  day,
});

/** What was used of one kind. */
export interface Use {
  /** By ISO date, of the last seven days at least. */
  readonly days: readonly DayUse[];
  readonly month: number;
  /** Since the account was connected; only where credits are counted. */
  readonly ever: number | null;
  /** Unanswered invitations; only where they are counted. */
  readonly pending: number | null;
  /** The cap that a reported limit left of today. */
  readonly loweredTo: number | null;
  /** Slots given out and not claimed yet. */
  readonly reserved: number;
}

export const LIMIT_NAMES = ['day', 'week', 'month', 'credits', 'pending'] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

export interface NamedLimit extends LimitState {
  readonly name: LimitName;
  readonly used: number;
}

export interface Moment {
  readonly now: Temporal.Instant;
  readonly zone: string;
}

/** Unanswered invitations are answered at any time: how soon anybody looks again. */
const LOOK_FOR_ANSWERS = { hours: 1 };

/** The limits that hold for one kind on the whole account; the smallest room counts. */
export function limitsOf(kind: Counted, limits: AccountLimits, use: Use, moment: Moment): NamedLimit[] {
  const { now, zone } = moment;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const usedToday = use.days.find(({ day }) => day === today.toString())?.used ?? 0;
  const states: NamedLimit[] = [];
  const add = (
    name: LimitName,
    cap: number,
    used: number,
    opensAt: Temporal.Instant | null,
    reason: DeferralReason,
  ) => states.push({ name, cap, used, taken: used + use.reserved, opensAt, reason });

  const { cap: dayCap, reason } = dayLimit(kind, limits, use, today.toString());
  if (dayCap !== undefined) add('day', dayCap, usedToday, startOfDay(today.add({ days: 1 }), zone), reason);
  const week = limits.week[kind];
  if (week !== undefined) {
    const used = use.days.reduce((sum, { day, used: count }) => sum + (isInWeek(day, today) ? count : 0), 0);
    // Whoever asks may use what is left before the day is over.
    const stillToday = Math.max(use.reserved, week - used);
    const opensOn = weekOpensOn(use.days, today, week, stillToday);
    add('week', week, used, startOfDay(opensOn, zone), 'week_spent');
  }
  const month = limits.month[kind];
  const monthReason = kind === INVITE_NOTE ? 'notes_spent' : 'month_spent';
  if (month !== undefined) add('month', month, use.month, startOfDay(monthAfter(today), zone), monthReason);
  const credits = limits.creditsUntil[kind];
  if (credits !== undefined) add('credits', credits, use.ever ?? 0, null, 'credits_spent');
  if (kind === 'linkedin_invite' && limits.pendingInvitations !== null)
    add(
      'pending',
      limits.pendingInvitations,
      use.pending ?? 0,
      now.add(LOOK_FOR_ANSWERS),
      'invitations_pending',
    );
  return states;
}

/** A limit that is counted by the day of the sending account, over whatever it concerns. */
export const dailyLimit = (
  cap: number,
  used: number,
  reason: DeferralReason,
  { now, zone }: Moment,
): LimitState => ({ cap, taken: used, opensAt: nextLocalDay(now, zone), reason });

function dayLimit(
  kind: Counted,
  limits: AccountLimits,
  use: Use,
  today: string,
): { readonly cap: number | undefined; readonly reason: DeferralReason } {
  const cap = limits.day[kind];
  if (cap === undefined) return { cap: use.loweredTo ?? undefined, reason: 'limit_reported' };
  const ramped = rampedCap(cap, limits.ramp, today);
  if (use.loweredTo !== null && use.loweredTo < ramped)
    return { cap: use.loweredTo, reason: 'limit_reported' };
  return { cap: ramped, reason: ramped < cap ? 'warming_up' : 'budget_spent' };
}

/** Days that lie ahead count as well: they were used before the account moved to a zone further west. */
const isInWeek = (day: string, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, today.subtract({ days: 6 })) >= 0;
