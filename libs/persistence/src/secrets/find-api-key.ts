/** Whose key is this? Asked before any workspace is known, of a function that compares hashes without showing them. */
import type { EngineSql } from '../database/engine-sql.js';
import { hashApiKeySecret, parseApiKey } from './api-key.js';

export interface FoundApiKey {
  readonly workspaceId: string;
  readonly id: string;
  readonly scopes: readonly string[];
  readonly kind: 'service' | 'person';
  /** Null: the installation's default. */
  readonly readsPerMinute: number | null;
  readonly actsPerMinute: number | null;
}

/** Undefined for a key that is malformed, unknown, expired or revoked: the caller is not told which. `now` is real time. */
export async function findApiKey(
  sql: Pick<EngineSql, 'rows'>,
  pepper: string,
  text: string,
  now: Temporal.Instant,
): Promise<FoundApiKey | undefined> {
  const parts = parseApiKey(text);
  if (parts === undefined) return undefined;
  const [row] = await sql.rows<KeyRow>('SELECT * FROM authenticate_api_key($1::text, $2::text)', [
    parts.lookup,
    hashApiKeySecret(pepper, parts.secret),
  ]);
  if (row === undefined || row.revoked_at !== null) return undefined;
  if (row.expires_at !== null && row.expires_at.getTime() <= now.epochMilliseconds) return undefined;
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    scopes: row.scopes,
    kind: row.kind,
    readsPerMinute: row.reads_per_minute,
    actsPerMinute: row.acts_per_minute,
  };
}

interface KeyRow {
  readonly workspace_id: string;
  readonly id: string;
  readonly scopes: string[];
  readonly kind: 'service' | 'person';
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly reads_per_minute: number | null;
  readonly acts_per_minute: number | null;
}
