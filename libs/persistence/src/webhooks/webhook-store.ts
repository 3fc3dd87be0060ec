/** Where do webhook endpoints and their delivery logs stand? In the rows of one workspace. */
import type { WebhookReads, WebhookStore } from '#application';
import type { Db, SqlValue } from '../database/db.js';
import {
  ATTEMPT,
  type AttemptRow,
  DELIVERY,
  type DeliveryRow,
  ENDPOINT,
  type EndpointRow,
  toAttempt,
  toDelivery,
  toEndpoint,
} from './webhook-rows.js';

/** Tries that one delivery shows. */
const MOST_ATTEMPTS = 200;

type Part = Pick<Db, 'workspaceId' | 'sql'>;

export function createWebhookReads({ workspaceId, sql }: Part): WebhookReads {
  return {
    async endpoints() {
      const rows = await sql.rows<EndpointRow>(
        `SELECT ${ENDPOINT} FROM webhook_endpoints WHERE workspace_id = $1::uuid ORDER BY created_at, id`,
        [workspaceId],
      );
      return rows.map(toEndpoint);
    },

    async endpoint(id) {
      const [row] = await sql.rows<EndpointRow>(
        `SELECT ${ENDPOINT} FROM webhook_endpoints WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, id],
      );
      return row && toEndpoint(row);
    },

    async deliveries({ webhookId, status, eventId, before, limit }) {
      const rows = await sql.rows<DeliveryRow>(
        `SELECT ${DELIVERY} FROM webhook_deliveries
         WHERE workspace_id = $1::uuid AND endpoint_id = $2::uuid AND ($3::text IS NULL OR state = $3)
           AND ($4::uuid IS NULL OR event_id = $4::uuid) AND ($5::uuid IS NULL OR id < $5::uuid)
         ORDER BY id DESC LIMIT $6::int`,
        [workspaceId, webhookId, status ?? null, eventId ?? null, before ?? null, limit],
      );
      return rows.map(toDelivery);
    },

    async delivery(webhookId, id) {
      const [row] = await sql.rows<DeliveryRow>(
        `SELECT ${DELIVERY} FROM webhook_deliveries
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND endpoint_id = $3::uuid`,
        [workspaceId, id, webhookId],
      );
      return row && toDelivery(row);
    },

    async attempts(deliveryId) {
      const rows = await sql.rows<AttemptRow>(
        `SELECT ${ATTEMPT} FROM webhook_attempts WHERE workspace_id = $1::uuid AND delivery_id = $2::uuid
         ORDER BY number, at LIMIT ${MOST_ATTEMPTS}`,
        [workspaceId, deliveryId],
      );
      return rows.map(toAttempt);
    },
  };
}

export function createWebhookStore({ workspaceId, sql }: Part): WebhookStore {
  const ofEndpoint = (statement: string, id: string, ...values: SqlValue[]) =>
    sql.rows(statement, [workspaceId, id, ...values]);

  return {
    ...createWebhookReads({ workspaceId, sql }),

    async add({ id, url, description, types, sealedSecret, createdAt, position }) {
      await ofEndpoint(
        `INSERT INTO webhook_endpoints (workspace_id, id, url, description, types, sealed_secret, created_at)
         VALUES ($1::uuid, $2::uuid, $3, $4, $5::text[], $6, $7::timestamptz)`,
        id,
        url,
        description,
        types,
        sealedSecret,
        createdAt.toString(),
      );
      await ofEndpoint(
        'INSERT INTO webhook_cursors (workspace_id, endpoint_id, position) VALUES ($1::uuid, $2::uuid, $3::bigint)',
        id,
        position,
      );
    },

    async lock(id) {
      const [row] = await sql.rows<EndpointRow>(
        `SELECT ${ENDPOINT} FROM webhook_endpoints WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE`,
        [workspaceId, id],
      );
      return row && toEndpoint(row);
    },

    async change(id, { url, description, types }) {
      await ofEndpoint(
        `UPDATE webhook_endpoints SET url = coalesce($3, url), description = coalesce($4, description),
           types = CASE WHEN $5::boolean THEN $6::text[] ELSE types END
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        id,
        url ?? null,
        description ?? null,
        types !== undefined,
        types ?? null,
      );
    },

    async disable(id, now) {
      await ofEndpoint(
        `UPDATE webhook_endpoints SET status = 'disabled', disabled_because = 'asked', disabled_at = $3::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        id,
        now.toString(),
      );
    },

    async enable(id, now) {
      await ofEndpoint(
        `UPDATE webhook_endpoints SET status = 'enabled', disabled_because = NULL, disabled_at = NULL, failures = 0,
           failing_since = NULL WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        id,
      );
      await ofEndpoint(
        `UPDATE webhook_deliveries SET tries = 0, first_tried_at = NULL, next_try_at = $3::timestamptz
         WHERE workspace_id = $1::uuid AND endpoint_id = $2::uuid AND state = 'waiting'`,
        id,
        now.toString(),
      );
    },

    async dropWaiting(id) {
      await ofEndpoint(
        `DELETE FROM webhook_deliveries WHERE workspace_id = $1::uuid AND endpoint_id = $2::uuid AND state = 'waiting'`,
        id,
      );
    },

    async remove(id) {
      await ofEndpoint('DELETE FROM webhook_endpoints WHERE workspace_id = $1::uuid AND id = $2::uuid', id);
    },

    async rotate(id, sealedSecret, until) {
      await ofEndpoint(
        `UPDATE webhook_endpoints SET sealed_previous_secret = sealed_secret, sealed_secret = $3,
           rotation_ends_at = $4::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        id,
        sealedSecret,
        until.toString(),
      );
    },

    async moveCursor(id, position) {
      await ofEndpoint(
        'UPDATE webhook_cursors SET position = $3::bigint WHERE workspace_id = $1::uuid AND endpoint_id = $2::uuid',
        id,
        position,
      );
    },

    async addTest({ id, webhookId, eventId, createdAt }) {
      await ofEndpoint(
        `INSERT INTO webhook_deliveries
           (workspace_id, id, endpoint_id, event_id, event_type, position, next_try_at, created_at)
         VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, 'webhook.test', 0, $5::timestamptz, $5::timestamptz)`,
        id,
        webhookId,
        eventId,
        createdAt.toString(),
      );
    },

    async sendAgain(webhookId, deliveryIds, now) {
      const rows = await sql.rows(
        `UPDATE webhook_deliveries SET state = 'waiting', tries = 0, first_tried_at = NULL, finished_at = NULL, claim = NULL,
           next_try_at = $4::timestamptz
         WHERE workspace_id = $1::uuid AND endpoint_id = $2::uuid AND id = ANY($3::uuid[]) RETURNING id`,
        [workspaceId, webhookId, deliveryIds, now.toString()],
      );
      return rows.length;
    },
  };
}
