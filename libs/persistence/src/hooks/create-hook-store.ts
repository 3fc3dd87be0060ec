/** Where are hooks looked up, and what they bring kept? By their token, before a workspace is known; each step
 * commits at once, within milliseconds. */
import type { HookStore } from '#application';
import type { EngineSql } from '../database/engine-sql.js';
import { newUuidV7 } from '../ids/uuid-v7.js';

interface HookRow {
  readonly workspace_id: string;
  readonly id: string;
  readonly sealed_secret: Uint8Array;
}

export function createHookStore(sql: EngineSql): HookStore {
  return {
    async find(kind, tokenHash) {
      const [row] = await sql.rows<HookRow>(
        'SELECT workspace_id, id, sealed_secret FROM find_inbound_hook($1::text, $2::text)',
        [kind, tokenHash],
      );
      return row && { workspaceId: row.workspace_id, id: row.id, sealedSecret: row.sealed_secret };
    },

    async linkedinAccountId(workspaceId, address) {
      const [row] = await sql.transaction(workspaceId, (here) =>
        here.rows<{ id: string }>(
          `SELECT id FROM accounts WHERE workspace_id = $1::uuid AND channel = 'linkedin' AND address = $2`,
          [workspaceId, address],
        ),
      );
      return row?.id;
    },

    async keep(workspaceId, { accountId, source, externalKey, raw, senderHint }, receivedAt) {
      const kept = await sql.transaction(workspaceId, (here) =>
        here.rows(
          `INSERT INTO inbound_signals
           (workspace_id, id, account_id, source, external_key, raw, sender_hint, received_at)
         VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7, $8::timestamptz)
         ON CONFLICT (workspace_id, source, external_key) DO NOTHING RETURNING id`,
          [workspaceId, newUuidV7(), accountId, source, externalKey, raw, senderHint, receivedAt.toString()],
        ),
      );
      return kept.length === 1;
    },
  };
}
