/**
 * When may this account send?
 *
 * A window is weekdays and ranges of wall-clock time in an IANA zone, less holidays. Preview, simulation and sending
 * all ask this file. A range's edge that the clock skips (spring) or repeats (autumn) is resolved as `compatible`:
 * a skipped time moves later by the length of the gap, a repeated one means its first occurrence.
 */
export interface SendingWindow {
  /** IANA name, as in `Europe/Paris`. */
  readonly zone: string;
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  /** Ranges of wall-clock time, `HH:MM`; `to` is exclusive, and `24:00` means the end of the day. */
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
  /** ISO dates (`YYYY-MM-DD`) in the window's zone on which nothing goes out. */
  readonly holidays?: readonly string[];
}

export const ALWAYS_OPEN: SendingWindow = {
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  ranges: [{ from: '00:00', to: '24:00' }],
};
