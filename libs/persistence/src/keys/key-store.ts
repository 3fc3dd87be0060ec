/** API keys in Postgres: by what may be shown of them. Their hashes are written here and read by nobody. */
import type { ApiKeyRow, KeyStore } from '#application';
import type { Scope } from '#contracts';
import type { Db } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: ApiKeyRow['kind'];
  readonly scopes: readonly Scope[];
  readonly lookup: string;
  readonly reads_per_minute: number | null;
  readonly acts_per_minute: number | null;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

const SELECT = `SELECT id, name, kind, scopes, lookup, reads_per_minute, acts_per_minute, created_at, expires_at, revoked_at,
  last_used_at FROM api_keys WHERE workspace_id = $1::uuid`;

export function createKeyStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): KeyStore {
  const one = async (id: string, suffix = ''): Promise<ApiKeyRow | undefined> => {
    const [row] = await sql.rows<Row>(`${SELECT} AND id = $2::uuid ${suffix}`, [workspaceId, id]);
    return row && toKey(row);
  };
  return {
    byId: (id) => one(id),
    lock: (id) => one(id, 'FOR NO KEY UPDATE'),

    async list({ before, limit }) {
      const rows = await sql.rows<Row>(
        `${SELECT} AND ($2::uuid IS NULL OR id < $2::uuid) ORDER BY id DESC LIMIT $3::int`,
        [workspaceId, before ?? null, limit],
      );
      return rows.map(toKey);
    },

    async add(key) {
      await sql.rows(
        `INSERT INTO api_keys (workspace_id, id, name, lookup, secret_hash, scopes, kind, created_at, expires_at,
           reads_per_minute, acts_per_minute)
         VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6::text[], $7, $8::timestamptz, $9::timestamptz, $10::int, $11::int)`,
        [
          workspaceId,
          key.id,
          key.name,
          key.lookup,
          key.secretHash,
          key.scopes,
          key.kind,
          key.createdAt.toString(),
          key.expiresAt?.toString() ?? null,
          key.readsPerMinute,
          key.actsPerMinute,
        ],
      );
    },

    async save(key) {
      await sql.rows(
        `UPDATE api_keys SET name = $3, reads_per_minute = $4::int, acts_per_minute = $5::int,
           expires_at = $6::timestamptz, revoked_at = $7::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [
          workspaceId,
          key.id,
          key.name,
          key.readsPerMinute,
          key.actsPerMinute,
          key.expiresAt?.toString() ?? null,
          key.revokedAt?.toString() ?? null,
        ],
      );
    },
  };
}

function toKey(row: Row): ApiKeyRow {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    scopes: row.scopes,
    lookup: row.lookup,
    readsPerMinute: row.reads_per_minute,
    actsPerMinute: row.acts_per_minute,
    createdAt: toInstant(row.created_at),
    expiresAt: toInstantOrNull(row.expires_at),
    revokedAt: toInstantOrNull(row.revoked_at),
    lastUsedAt: toInstantOrNull(row.last_used_at),
  };
}
