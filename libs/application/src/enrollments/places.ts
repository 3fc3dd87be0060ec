/** How many people may still enter a campaign now? The smaller cap wins, and those who wait go first. */

export interface Caps {
  readonly maxEnrollments: number | null;
  readonly maxEnrollmentsPerDay: number | null;
}

/** `Infinity` without a cap. */
export function placesLeft(caps: Caps, entered: { readonly total: number; readonly today: number }): number {
  const ever = caps.maxEnrollments === null ? Infinity : caps.maxEnrollments - entered.total;
  const today = caps.maxEnrollmentsPerDay === null ? Infinity : caps.maxEnrollmentsPerDay - entered.today;
  return Math.max(0, Math.min(ever, today));
}
