/** What may a key do now? */
import type { Caller, CallerReads } from '#application';
import type { Scope } from '#contracts';
import type { Db } from '../database/db.js';

export function createCallerReads({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): CallerReads {
  return {
    async byApiKeyId(apiKeyId, realNow) {
      const [row] = await sql.rows<{ scopes: Scope[]; kind: Caller['kind'] }>(
        `SELECT scopes, kind FROM api_keys WHERE workspace_id = $1::uuid AND id = $2::uuid AND revoked_at IS NULL
           AND (expires_at IS NULL OR expires_at > $3::timestamptz)`,
        [workspaceId, apiKeyId, realNow.toString()],
      );
      return row && { workspaceId, apiKeyId, scopes: row.scopes, kind: row.kind };
    },
  };
}
