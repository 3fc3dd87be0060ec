/** How do rows of webhooks read? */
import type { Delivery, DeliveryAttempt, WebhookEndpoint } from '#application';
import { toInstant, toInstantOrNull } from '../database/instants.js';

export interface EndpointRow {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly types: string[] | null;
  readonly status: WebhookEndpoint['status'];
  readonly disabled_because: WebhookEndpoint['disabledBecause'];
  readonly disabled_at: Date | null;
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly rotation_ends_at: Date | null;
  readonly created_at: Date;
}
/** All but the secrets. */
export const ENDPOINT = `id, url, description, types, status, disabled_because, disabled_at, failures, failing_since,
  rotation_ends_at, created_at`;

export const toEndpoint = (row: EndpointRow): WebhookEndpoint => ({
  id: row.id,
  url: row.url,
  description: row.description,
  types: row.types,
  status: row.status,
  disabledBecause: row.disabled_because,
  disabledAt: toInstantOrNull(row.disabled_at),
  failures: row.failures,
  failingSince: toInstantOrNull(row.failing_since),
  rotationEndsAt: toInstantOrNull(row.rotation_ends_at),
  createdAt: toInstant(row.created_at),
});

export interface DeliveryRow {
  readonly id: string;
  readonly endpoint_id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly state: Delivery['status'];
  readonly tries: number;
  readonly created_at: Date;
  readonly next_try_at: Date | null;
  readonly finished_at: Date | null;
}
export const DELIVERY =
  'id, endpoint_id, event_id, event_type, state, tries, created_at, next_try_at, finished_at';

export const toDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  webhookId: row.endpoint_id,
  eventId: row.event_id,
  eventType: row.event_type,
  status: row.state,
  tries: row.tries,
  createdAt: toInstant(row.created_at),
  nextTryAt: toInstantOrNull(row.next_try_at),
  finishedAt: toInstantOrNull(row.finished_at),
});

export interface AttemptRow {
  readonly number: number;
  readonly at: Date;
  readonly duration_ms: number;
  readonly outcome: DeliveryAttempt['outcome'];
  readonly response_status: number | null;
  readonly response: string | null;
  readonly next_try_at: Date | null;
}
export const ATTEMPT = 'number, at, duration_ms, outcome, response_status, response, next_try_at';

export const toAttempt = (row: AttemptRow): DeliveryAttempt => ({
  number: row.number,
  at: toInstant(row.at),
  durationMs: row.duration_ms,
  outcome: row.outcome,
  responseStatus: row.response_status,
  response: row.response,
  nextTryAt: toInstantOrNull(row.next_try_at),
});
