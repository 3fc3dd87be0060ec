/** Is a call worth repeating, and when? Acts carry an idempotency key, so that repeating one never does it twice. */

/** No answer at all counts as status 0. */
const WORTH_REPEATING: ReadonlySet<number> = new Set([0, 429, 502, 503, 504]);
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 60_000;

export function isWorthRepeating(status: number): boolean {
  return WORTH_REPEATING.has(status);
}

/**
 * Milliseconds until the next try: what `Retry-After` says in seconds (RFC 9110 §10.2.3), else twice as long each time,
 * with jitter so that many clients do not come back at once.
 *
 * @param tried how often it was tried, from 1; @param random in [0, 1)
 */
export function pauseBefore(tried: number, retryAfter: string | null, random: number): number {
  const asked = Number(retryAfter);
  if (retryAfter !== null && Number.isFinite(asked) && asked >= 0)
    return Math.min(asked * 1000, LONGEST_PAUSE_MS);
  const growing = Math.min(FIRST_PAUSE_MS * 2 ** (tried - 1), LONGEST_PAUSE_MS);
  return growing * (0.5 + random / 2);
}
