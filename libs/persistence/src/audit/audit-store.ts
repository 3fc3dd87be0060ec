/** The audit log in Postgres: appended, never changed. Its ids are made in the order of time, so they are its order. */
import type { AuditEntry, AuditStore } from '#application';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly principal: string;
  readonly operation: string;
  readonly outcome: AuditEntry['outcome'];
  readonly code: AuditEntry['code'];
  readonly resource_ids: readonly string[];
  readonly input_hash: string;
  readonly request_id: string | null;
  readonly ip: string | null;
  readonly action_id: string | null;
}

export function createAuditStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): AuditStore {
  return {
    async append(entry) {
      await sql.rows(
        `INSERT INTO audit_entries (workspace_id, id, at, principal, operation, outcome, code, resource_ids, input_hash,
           request_id, ip, action_id)
         VALUES ($1::uuid, $2::uuid, $3::timestamptz, $4::uuid, $5, $6, $7, $8::text[], $9, $10, $11, $12::uuid)`,
        [
          workspaceId,
          entry.id,
          entry.at.toString(),
          entry.principal,
          entry.operation,
          entry.outcome,
          entry.code,
          entry.resourceIds,
          entry.inputHash,
          entry.requestId,
          entry.ip,
          entry.actionId,
        ],
      );
    },

    async list({ principal, operation, outcome, resourceId, requestId, since, until, before, limit }) {
      const rows = await sql.rows<Row>(
        `SELECT id, at, principal, operation, outcome, code, resource_ids, input_hash, request_id, ip, action_id
         FROM audit_entries
         WHERE workspace_id = $1::uuid AND ($2::uuid IS NULL OR principal = $2::uuid)
           AND ($3::text IS NULL OR operation = $3) AND ($4::text IS NULL OR outcome = $4)
           AND ${resourceId === undefined ? '$5::text IS NULL' : 'id IN (SELECT find_audit_ids_of($5::text))'} AND ($6::text IS NULL OR request_id = $6)
           AND ($7::timestamptz IS NULL OR at >= $7::timestamptz) AND ($8::timestamptz IS NULL OR at < $8::timestamptz)
           AND ($9::uuid IS NULL OR id < $9::uuid)
         ORDER BY id DESC LIMIT $10::int`,
        [
          workspaceId,
          principal ?? null,
          operation ?? null,
          outcome ?? null,
          resourceId ?? null,
          requestId ?? null,
          since?.toString() ?? null,
          until?.toString() ?? null,
          before ?? null,
          limit,
        ],
      );
      return rows.map(toEntry);
    },
  };
}

function toEntry(row: Row): AuditEntry {
  return {
    id: row.id,
    at: toInstant(row.at),
    principal: row.principal,
    operation: row.operation,
    outcome: row.outcome,
    code: row.code,
    resourceIds: row.resource_ids,
    inputHash: row.input_hash,
    requestId: row.request_id,
    ip: row.ip,
    actionId: row.action_id,
  };
}
