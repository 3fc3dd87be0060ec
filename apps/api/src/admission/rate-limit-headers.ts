/**
 * How is a caller told what is left? By `RateLimit` and `RateLimit-Policy` as in draft-ietf-httpapi-ratelimit-headers-10
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/10/), and by `Retry-After` (RFC 9110, 10.2.3) once
 * nothing is.
 */
import { Refusal } from '#contracts';
import type { Charge } from './budgets.js';

const SECOND = 1_000;

export function rateLimitHeaders({ budget, perMinute, taken }: Charge): Readonly<Record<string, string>> {
  const full = Math.ceil(taken.fullInMs / SECOND);
  return {
    'ratelimit-policy': `"${budget}";q=${perMinute};w=60`,
    ratelimit: `"${budget}";r=${taken.remaining};t=${full}`,
    ...(taken.allowed ? {} : { 'retry-after': String(retryAfter(taken)) }),
  };
}

export function overBudget({ budget, perMinute, taken }: Charge): Refusal {
  const seconds = retryAfter(taken);
  return new Refusal(
    'rate_limited',
    `This key may do ${perMinute} ${budget} a minute, and has done them.`,
    `Wait ${seconds} s (Retry-After) and send it again. Ask for more at once (larger pages, bulk calls), or give the key ` +
      'a larger budget: PATCH /v1/keys/{apiKeyId}.',
  );
}

/** Whole seconds, at least one. */
const retryAfter = ({ retryAfterMs }: Charge['taken']): number =>
  Math.max(1, Math.ceil(retryAfterMs / SECOND));
