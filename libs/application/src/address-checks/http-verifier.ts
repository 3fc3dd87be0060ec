/**
 * How is a verifying service asked? By one plain request, so that any service fits behind a few lines of its own.
 *
 * `POST <url>` with `{"address": "…"}` and a bearer token; it answers `{"verdict": "deliverable" | "undeliverable" | "risky" |
 * "unknown"}`. Whatever else comes back, or nothing in time, says nothing of the address.
 */
import { ADDRESS_VERDICTS } from '#domain';
import { z } from 'zod';
import type { AddressVerifier } from './address-checks.port.js';

const TIMEOUT_MS = 10_000;
/** Characters of an answer that are read. */
const LONGEST_ANSWER = 10_000;

const answer = z.object({ verdict: z.enum(ADDRESS_VERDICTS) });

export function createHttpVerifier(url: string, token: string | undefined): AddressVerifier {
  return {
    async verify(address) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify({ address }),
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        const text = response.ok ? await response.text() : '';
        const read = answer.safeParse(text.length > LONGEST_ANSWER ? null : JSON.parse(text || 'null'));
        return read.success ? read.data.verdict : null;
      } catch {
        return null;
      }
    },
  };
}
