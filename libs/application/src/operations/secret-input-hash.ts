/**
 * Is this the same request as the one that had the idempotency key before, when it carries a secret?
 *
 * Compared by a keyed hash: whoever reads the stored one cannot try passwords against it without the installation's
 * key. Requests without a secret are compared by their plain `canonicalHash`.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import { canonicalHash } from '../plans/decision-hash.js';

/** `secretKey`: the installation's key, base64. The same request has the same hash in every process. */
export function createSecretInputHash(secretKey: string): (input: unknown) => string {
  const key = Buffer.from(
    hkdfSync('sha256', Buffer.from(secretKey, 'base64'), '', 'overture action input', 32),
  );
  return (input) => createHmac('sha256', key).update(canonicalHash(input)).digest('hex');
}
