/**
 * How much of its cap may a young account use?
 *
 * Either a share that grows by the week, or a number that grows by the day. It counts calendar days of the account, so
 * that a day of 23 or 25 hours is a day. A ramp lowers a cap and never raises it.
 */
export type Ramp = { readonly startedOn: string } & RampShape;

export type RampShape =
  /** Per cent of the cap in the first, second … week; all of it afterwards. */
  | { readonly percentByWeek: readonly number[] }
  /** So many on the first day, and so many more on each day that follows. */
  | { readonly from: number; readonly addPerDay: number };

/** @param today ISO date in the account's zone. */
export function rampedCap(cap: number, ramp: Ramp | null, today: string): number {
  if (!ramp || cap <= 0) return cap;
  const age = Math.max(0, Temporal.PlainDate.from(ramp.startedOn).until(today, { largestUnit: 'day' }).days);
  if ('from' in ramp) return Math.min(cap, ramp.from + ramp.addPerDay * age);
  const percent = ramp.percentByWeek[Math.floor(age / 7)] ?? 100;
  // A kind that is switched on may do something even on its first day.
  return Math.min(cap, Math.max(1, Math.floor((cap * percent) / 100)));
}
