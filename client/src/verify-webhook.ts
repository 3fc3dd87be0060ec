/** Did Overture send this webhook? Checks the signature as Standard Webhooks ask: https://www.standardwebhooks.com */
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { OvertureEvent } from './follow-events.ts';

export { WebhookVerificationError };

/**
 * The event of a genuine webhook; its `id` is the same however often it is delivered.
 *
 * @param secret `whsec_…`, as webhooks.create showed it once
 * @param body the exact bytes of the request, as text
 * @throws WebhookVerificationError when the signature does not fit, or is older than five minutes
 */
export function verifyWebhook(
  secret: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
): OvertureEvent {
  const one = (name: string): string => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? '';
  };
  const signed = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, one(name)]),
  );
  return new Webhook(secret).verify(body, signed) as OvertureEvent;
}
