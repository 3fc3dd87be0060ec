/**
 * How much may somebody still do? A token bucket: it holds what a minute allows and refills evenly, so that a burst is
 * fine and a flood is not. The same arithmetic as the script that Redis runs.
 */
export interface Bucket {
  /** Tokens that it holds when it is full, which is also what a minute refills. */
  readonly perMinute: number;
}

export interface BucketState {
  readonly tokens: number;
  /** Milliseconds, by whatever clock. */
  readonly at: number;
}

export interface Taken {
  readonly allowed: boolean;
  /** Whole tokens left. */
  readonly remaining: number;
  /** Milliseconds until the same can be taken; 0 when it was. */
  readonly retryAfterMs: number;
  /** Milliseconds until the bucket is full. */
  readonly fullInMs: number;
}

const MINUTE = 60_000;
/** Of a token, forgiven: a wait in whole milliseconds refills it but for what floating point loses. */
export const ROUNDING = 1e-6;

/** `cost` above what the bucket holds counts as the whole bucket: it can be had, once a minute. */
export function takeTokens(
  { perMinute }: Bucket,
  before: BucketState | undefined,
  now: number,
  cost: number,
): { readonly taken: Taken; readonly after: BucketState } {
  const rate = perMinute / MINUTE;
  const wanted = Math.min(cost, perMinute);
  const had =
    before === undefined
      ? perMinute
      : Math.min(perMinute, before.tokens + Math.max(0, now - before.at) * rate);
  const allowed = had + ROUNDING >= wanted;
  const tokens = allowed ? Math.max(0, had - wanted) : had;
  return { taken: tell(perMinute, allowed, tokens, wanted), after: { tokens, at: now } };
}

export function tell(perMinute: number, allowed: boolean, tokens: number, wanted: number): Taken {
  const rate = perMinute / MINUTE;
  return {
    allowed,
    remaining: Math.floor(tokens),
    retryAfterMs: allowed ? 0 : Math.ceil((wanted - tokens) / rate),
    fullInMs: Math.ceil((perMinute - tokens) / rate),
  };
}
