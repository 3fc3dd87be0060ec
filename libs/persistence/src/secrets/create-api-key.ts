/** How does an API key come into the world? With its workspace, which is made when there is none yet. */
import type { Scope } from '#contracts';
import type { EngineSql } from '../database/engine-sql.js';
import { newUuidV7 } from '../ids/uuid-v7.js';
import { hashApiKeySecret, newApiKey } from './api-key.js';

export interface NewApiKeyRequest {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly kind: 'service' | 'person';
  /** Name of the workspace, made when it does not exist. Undefined: the only one there is. */
  readonly workspace: string | undefined;
}

export interface CreatedApiKey {
  /** Shown once: only its hash is kept. */
  readonly key: string;
  readonly apiKeyId: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly workspaceIsNew: boolean;
}

export class AmbiguousWorkspaceError extends Error {
  override readonly name = 'AmbiguousWorkspaceError';
}

const FIRST_WORKSPACE = 'Default';
/** Two programs that start at once must not make two first workspaces. */
const LOCK = '7245829104';

/** `now` is real time. @throws AmbiguousWorkspaceError when no name is given and there are several. */
export async function createApiKey(
  engineSql: EngineSql,
  pepper: string,
  { name, scopes, kind, workspace }: NewApiKeyRequest,
  now: Temporal.Instant,
): Promise<CreatedApiKey> {
  const { key, lookup, secret } = newApiKey();
  const apiKeyId = newUuidV7();
  return engineSql.transaction(undefined, async (sql) => {
    await sql.rows('SELECT pg_advisory_xact_lock($1::bigint)', [LOCK]);
    const known = await sql.rows<{ id: string; name: string }>(
      'SELECT id, name FROM workspaces_named($1::text)',
      [workspace ?? null],
    );
    if (known.length > 1) {
      throw new AmbiguousWorkspaceError(
        workspace === undefined
          ? `There are several workspaces: ${known.map((row) => row.name).join(', ')}.`
          : `Several workspaces are named ${workspace}.`,
      );
    }
    const row = known[0] ?? { id: newUuidV7(), name: workspace ?? FIRST_WORKSPACE };
    await sql.rows("SELECT set_config('overture.workspace', $1, true)", [row.id]);
    if (known.length === 0) {
      await sql.rows('INSERT INTO workspaces (id, name, created_at) VALUES ($1::uuid, $2, $3::timestamptz)', [
        row.id,
        row.name,
        now.toString(),
      ]);
    }
    await sql.rows(
      `INSERT INTO api_keys (workspace_id, id, name, lookup, secret_hash, scopes, kind, created_at)
       VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6::text[], $7, $8::timestamptz)`,
      [row.id, apiKeyId, name, lookup, hashApiKeySecret(pepper, secret), scopes, kind, now.toString()],
    );
    return {
      key,
      apiKeyId,
      workspaceId: row.id,
      workspaceName: row.name,
      workspaceIsNew: known.length === 0,
    };
  });
}
