/**
 * How does a consumer know that a message is ours? By Standard Webhooks 1.0
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
 *
 * The id is the event's and the same in every try; the time is the try's; while a secret is being replaced there are two
 * signatures, and one that fits is enough.
 */
import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** `whsec_` and 32 random bytes in base64. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export function signedHeaders(
  secrets: readonly string[],
  id: string,
  now: Temporal.Instant,
  body: string,
): Readonly<Record<string, string>> {
  const time = new Date(now.epochMilliseconds);
  return {
    'content-type': 'application/json',
    'user-agent': 'Overture-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.epochMilliseconds / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, time, body)).join(' '),
  };
}
