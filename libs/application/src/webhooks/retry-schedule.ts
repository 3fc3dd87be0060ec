/**
 * When is a delivery tried again that failed?
 *
 * By the table of Standard Webhooks, spread by a tenth so that what failed together does not come back together, for three
 * days from the first try. In real time: a consumer that is down is no business of the calendar.
 */

/** Seconds between a failed try and the next. */
export const RETRY_GAPS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;
/** The last try is made when this long has passed since the first. */
export const TRIED_FOR = { hours: 72 } as const;
/** Nobody may ask us to come back later than this. */
const LONGEST_WAIT_MS = 86_400_000;

export interface FailedTry {
  /** Tries so far, this one included. */
  readonly tries: number;
  readonly firstTriedAt: Temporal.Instant;
  /** Real time at which this try ended. */
  readonly now: Temporal.Instant;
  /** What the consumer asked for. */
  readonly retryAfterMs: number | undefined;
  /** In [0, 1). */
  readonly random: number;
}

/** Undefined: it is given up. */
export function nextTry({
  tries,
  firstTriedAt,
  now,
  retryAfterMs = 0,
  random,
}: FailedTry): Temporal.Instant | undefined {
  const end = firstTriedAt.add(TRIED_FOR);
  if (Temporal.Instant.compare(now, end) >= 0) return undefined;
  const gap = RETRY_GAPS[Math.min(tries, RETRY_GAPS.length) - 1] ?? RETRY_GAPS[0];
  const spread = gap * 1_000 * (0.9 + random * 0.2);
  const wait = Math.max(spread, Math.min(retryAfterMs, LONGEST_WAIT_MS));
  const next = now.add({ milliseconds: Math.round(wait) });
  return Temporal.Instant.compare(next, end) < 0 ? next : end;
}

/** Retry-After (RFC 9110 §10.2.3): seconds, or a date. Undefined when it is neither. */
export function readRetryAfter(text: string | undefined, now: Temporal.Instant): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text.trim()) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.epochMilliseconds);
}
