/** What was used of one budget, before a run and in it? */
import type { Use } from '../budget/account-limits.js';
import type { Budget } from '../budget/budget.js';

export interface BudgetCount {
  days: { day: string; used: number }[];
  month: number;
  /** `YYYY-MM` that `month` counts. */
  monthOf: string;
  ever: number;
  /** Unanswered invitations. */
  pending: number;
  loweredTo: number | null;
  /** The day that `loweredTo` concerns. */
  loweredOn: string;
  /** Slots given out and not claimed yet. */
  reserved: number;
  /** What the limits left when they were last worked out, until when that can be counted down, and what went since. */
  left: { readonly budget: Budget; readonly until: number; taken: number } | null;
}

/** A rolling week, and a little more. */
const DAYS_KEPT = 8;

export function countFrom(use: Use | undefined, day: string): BudgetCount {
  return {
    days: (use?.days ?? []).map((entry) => ({ ...entry })),
    month: use?.month ?? 0,
    monthOf: day.slice(0, 7),
    ever: use?.ever ?? 0,
    pending: use?.pending ?? 0,
    loweredTo: use?.loweredTo ?? null,
    loweredOn: day,
    reserved: 0,
    left: null,
  };
}

export function useOn(count: BudgetCount, day: string, reserved: number): Use {
  return {
    days: count.days,
    month: count.monthOf === day.slice(0, 7) ? count.month : 0,
    ever: count.ever,
    pending: count.pending,
    loweredTo: count.loweredOn === day ? count.loweredTo : null,
    reserved,
  };
}

export const usedOn = ({ days }: BudgetCount, day: string): number =>
  days.find((entry) => entry.day === day)?.used ?? 0;

export function addUse(count: BudgetCount, day: string): void {
  const { days } = count;
  const last = days.at(-1);
  // Time moves on, and only days of several zones come in another order.
  if (!last || last.day < day) days.push({ day, used: 1 });
  else {
    const known = days.find((entry) => entry.day === day);
    if (known) known.used += 1;
    else days.splice(days.findLastIndex((entry) => entry.day < day) + 1, 0, { day, used: 1 });
  }
  if (days.length > DAYS_KEPT) days.shift();
  count.month = count.monthOf === day.slice(0, 7) ? count.month + 1 : 1;
  count.monthOf = day.slice(0, 7);
  count.ever += 1;
}
