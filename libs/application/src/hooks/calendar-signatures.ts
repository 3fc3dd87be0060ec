/**
 * Did the calendar that holds the hook's secret send these bytes?
 *
 * - Cal.com, `X-Cal-Signature-256`: HMAC-SHA256 of the body, hex
 *   (https://cal.com/docs/developing/guides/automation/webhooks). It signs no time: a repeated message is recognised by
 *   what it says.
 * - Calendly, `Calendly-Webhook-Signature: t=…,v1=…`: HMAC-SHA256 of time, dot and body, hex, not older than three minutes
 *   (https://developer.calendly.com/api-docs/ZG9jOjM2MzE2MDM4-webhook-signatures).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const CALENDLY_TOLERANCE_SECONDS = 180;

export interface SignedMessage {
  readonly secret: string;
  readonly header: string | undefined;
  readonly body: Uint8Array;
  /** Real time. */
  readonly receivedAt: Temporal.Instant;
}

export function isSignedByCalcom({ secret, header, body }: SignedMessage): boolean {
  return header !== undefined && isSame(header.trim().toLowerCase(), hmac(secret, body));
}

export function isSignedByCalendly({ secret, header, body, receivedAt }: SignedMessage): boolean {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
  const valuesOf = (name: string) => parts.flatMap(([key, value]) => (key === name && value ? [value] : []));
  const [time, ...otherTimes] = valuesOf('t');
  if (time === undefined || otherTimes.length > 0 || !/^\d{1,12}$/.test(time)) return false;
  const age = receivedAt.epochMilliseconds / 1000 - Number(time);
  if (Math.abs(age) > CALENDLY_TOLERANCE_SECONDS) return false;
  const expected = hmac(secret, Buffer.concat([Buffer.from(`${time}.`), body]));
  // While a key is rotated there may be several.
  return valuesOf('v1').some((given) => isSame(given.toLowerCase(), expected));
}

function hmac(secret: string, message: Uint8Array): string {
  return createHmac('sha256', secret).update(message).digest('hex');
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
