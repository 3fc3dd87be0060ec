/** Which acting calls were accepted, and what came of each? One row for each idempotency key of a principal. */
import type { ActionRow, ActionStore } from '#application';
import type { Db } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';

interface Row {
  id: string;
  operation: string;
  status: ActionRow['status'];
  principal: string;
  idempotency_key: string;
  input_hash: string;
  input: unknown;
  if_match: string | null;
  request_id: string | null;
  ip: string | null;
  output: unknown;
  error: unknown;
  created_at: Date;
  finished_at: Date | null;
}

const COLUMNS =
  'id, operation, status, principal, idempotency_key, input_hash, input, if_match, request_id, ip, output, error, created_at, finished_at';

export function createActionStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): ActionStore {
  const find = async (condition: string, values: (string | number)[]) =>
    (
      await sql.rows<Row>(`SELECT ${COLUMNS} FROM actions WHERE workspace_id = $1::uuid AND ${condition}`, [
        workspaceId,
        ...values,
      ])
    ).map(toAction);
  return {
    byId: async (id) => (await find('id = $2::uuid', [id]))[0],

    async list({ principal, idempotencyKey, before, limit }) {
      const rows = await sql.rows<Row>(
        `SELECT ${COLUMNS} FROM actions
         WHERE workspace_id = $1::uuid AND principal = $2::uuid AND ($3::text IS NULL OR idempotency_key = $3)
           AND ($4::timestamptz IS NULL OR (created_at, id) < ($4::timestamptz, $5::uuid))
         ORDER BY created_at DESC, id DESC LIMIT $6::int`,
        [workspaceId, principal, idempotencyKey ?? null, before?.[0] ?? null, before?.[1] ?? null, limit],
      );
      return rows.map(toAction);
    },

    async accept(action) {
      await sql.rows(
        `INSERT INTO actions (workspace_id, id, operation, principal, idempotency_key, input_hash, input, status, created_at,
           if_match, request_id, ip)
         VALUES ($1::uuid, $2::uuid, $3, $4::uuid, $5, $6, $7::jsonb, 'accepted', $8::timestamptz, $9, $10, $11)
         ON CONFLICT (workspace_id, principal, idempotency_key) DO NOTHING`,
        [
          workspaceId,
          action.id,
          action.operation,
          action.principal,
          action.idempotencyKey,
          action.inputHash,
          JSON.stringify(action.input),
          action.createdAt.toString(),
          action.ifMatch,
          action.requestId,
          action.ip,
        ],
      );
      const [known] = await find('principal = $2::uuid AND idempotency_key = $3', [
        action.principal,
        action.idempotencyKey,
      ]);
      if (!known) throw new Error('The action that was just accepted cannot be read back.');
      return known;
    },

    lock: async (id) => (await find('id = $2::uuid FOR UPDATE', [id]))[0],

    async succeed(id, output, at) {
      await sql.rows(
        `UPDATE actions SET status = 'succeeded', output = $3::jsonb, finished_at = $4::timestamptz WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, id, JSON.stringify(output), at.toString()],
      );
    },

    async fail(id, error, at) {
      await sql.rows(
        `UPDATE actions SET status = 'failed', error = $3::jsonb, finished_at = $4::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND status IN ('accepted', 'running')`,
        [workspaceId, id, JSON.stringify(error), at.toString()],
      );
    },

    async reopen(id) {
      const rows = await sql.rows(
        `UPDATE actions SET status = 'accepted', error = NULL, finished_at = NULL
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND status = 'failed' AND error->>'code' = 'internal' RETURNING id`,
        [workspaceId, id],
      );
      return rows.length > 0;
    },

    async forget(before, limit) {
      const rows = await sql.rows(
        `DELETE FROM actions WHERE workspace_id = $1::uuid AND id IN (
           SELECT id FROM actions WHERE workspace_id = $1::uuid AND finished_at < $2::timestamptz
           ORDER BY finished_at LIMIT $3::int FOR UPDATE SKIP LOCKED)
         RETURNING id`,
        [workspaceId, before.toString(), limit],
      );
      return rows.length;
    },

    unfinished: (before, limit) =>
      find(
        `status IN ('accepted', 'running') AND created_at < $2::timestamptz ORDER BY created_at, id LIMIT $3::int FOR UPDATE SKIP LOCKED`,
        [before.toString(), limit],
      ),
  };
}

function toAction(row: Row): ActionRow {
  return {
    id: row.id,
    operation: row.operation,
    status: row.status,
    principal: row.principal,
    idempotencyKey: row.idempotency_key,
    inputHash: row.input_hash,
    input: row.input,
    ifMatch: row.if_match,
    requestId: row.request_id,
    ip: row.ip,
    output: row.output,
    error: row.error,
    createdAt: toInstant(row.created_at),
    finishedAt: toInstantOrNull(row.finished_at),
  };
}
