/**
 * What time is it for the business?
 *
 * The wall clock in production; in the demo and in tests a clock that the outside world serves, scaled or stepped.
 * Leases, time-outs and token expiry use real time instead and never this.
 */
export interface BusinessClock {
  now(): Promise<Temporal.Instant>;
  /**
   * Real milliseconds until the business instant arrives: 0 when it is due, undefined when nobody can tell because
   * the clock is stepped by hand.
   */
  realDelayUntil(instant: Temporal.Instant): Promise<number | undefined>;
}
