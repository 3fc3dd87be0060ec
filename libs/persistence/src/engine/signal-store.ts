/** What came in, and what is not yet understood? */
import type { InboxAccount, SignalSource, SignalStore } from '#application';
import type { Channel } from '#domain';
import { randomUUIDv7 } from 'node:crypto';
import type { Db } from '../database/db.js';

/** Seconds after it came in at which a signal that failed once, twice … is tried again: what ails it may pass. */
const TRY_AGAIN_SECONDS = '{5, 60, 600, 3600}';

interface AccountRow {
  id: string;
  channel: Channel;
  address: string;
  display_name: string;
  settings: Record<string, unknown>;
  sealed_credentials: Uint8Array;
  inbox_cursor: string | null;
}

interface SignalRow {
  id: string;
  account_id: string | null;
  account_channel: Channel | null;
  account_address: string | null;
  source: SignalSource;
  raw: string;
  failures: number;
}

export function createSignalStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): SignalStore {
  return {
    async account(accountId): Promise<InboxAccount | undefined> {
      const [row] = await sql.rows<AccountRow>(
        `SELECT id, channel, address, display_name, settings, sealed_credentials, inbox_cursor FROM accounts
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, accountId],
      );
      return (
        row && {
          id: row.id,
          channel: row.channel,
          address: row.address,
          displayName: row.display_name,
          settings: row.settings,
          sealedCredentials: row.sealed_credentials,
          cursor: row.inbox_cursor,
        }
      );
    },

    async readableAccountIds() {
      const rows = await sql.rows<{ id: string }>(
        `SELECT id FROM accounts WHERE workspace_id = $1::uuid AND status <> 'paused' ORDER BY id`,
        [workspaceId],
      );
      return rows.map((row) => row.id);
    },

    async saveReading(accountId, signals, cursor, readAt) {
      const stored = await sql.rows(
        `INSERT INTO inbound_signals (workspace_id, id, account_id, source, external_key, raw, sender_hint, received_at)
         SELECT $1::uuid, x.id, $2::uuid, x.source, x.external_key, x.raw, x.sender_hint, clock_timestamp()
         FROM jsonb_to_recordset($3::jsonb) AS x(id uuid, source text, external_key text, raw text, sender_hint text)
         ON CONFLICT (workspace_id, source, external_key) DO NOTHING RETURNING id`,
        [
          workspaceId,
          accountId,
          JSON.stringify(
            signals.map((signal) => ({
              id: randomUUIDv7(),
              source: signal.source,
              // Two accounts may see the same message: each reading is its own fact.
              external_key: `${accountId} ${signal.externalKey}`,
              // Postgres text cannot hold NUL, which mail from hostile senders may.
              raw: signal.raw.replaceAll('\u0000', ''),
              sender_hint: signal.senderHint?.toLowerCase() ?? null,
            })),
          ),
        ],
      );
      await sql.rows(
        `UPDATE accounts SET inbox_cursor = $3, inbox_read_at = GREATEST(inbox_read_at, $4::timestamptz) WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, accountId, cursor, readAt?.toString() ?? null],
      );
      return stored.length;
    },

    async takeNext(maxFailures, realNow) {
      const [row] = await sql.rows<SignalRow>(
        `SELECT s.id, s.account_id, a.channel AS account_channel, a.address AS account_address, s.source, s.raw, s.failures
         FROM inbound_signals s LEFT JOIN accounts a ON a.workspace_id = s.workspace_id AND a.id = s.account_id
         WHERE s.workspace_id = $1::uuid AND s.processed_at IS NULL AND s.failures < $2::int
           AND (s.failures = 0 OR s.received_at < $3::timestamptz - ($4::int[])[s.failures] * interval '1 second')
         ORDER BY s.received_at, s.id LIMIT 1 FOR UPDATE OF s SKIP LOCKED`,
        [workspaceId, maxFailures, realNow.toString(), TRY_AGAIN_SECONDS],
      );
      return (
        row && {
          id: row.id,
          accountId: row.account_id,
          accountChannel: row.account_channel,
          accountAddress: row.account_address,
          source: row.source,
          raw: row.raw,
          failures: row.failures,
        }
      );
    },

    async markProcessed(id, interpretation, version, at) {
      await sql.rows(
        `UPDATE inbound_signals SET processed_at = $3::timestamptz, interpretation = $4::jsonb, interpreter_version = $5::int
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, id, at.toString(), JSON.stringify(interpretation), version],
      );
    },

    async countFailure(id, atLeast) {
      await sql.rows(
        'UPDATE inbound_signals SET failures = greatest(failures + 1, $3::int) WHERE workspace_id = $1::uuid AND id = $2::uuid',
        [workspaceId, id, atLeast],
      );
    },

    async tryAgain(id) {
      const rows = await sql.rows(
        `UPDATE inbound_signals SET failures = 0 WHERE workspace_id = $1::uuid AND id = $2::uuid AND processed_at IS NULL RETURNING id`,
        [workspaceId, id],
      );
      return rows.length > 0;
    },

    async giveUp(id, interpretation, version, at) {
      await sql.rows(
        `UPDATE inbound_signals SET processed_at = $3::timestamptz, interpretation = $4::jsonb, interpreter_version = $5::int
         WHERE workspace_id = $1::uuid AND id = $2::uuid AND processed_at IS NULL`,
        [workspaceId, id, at.toString(), JSON.stringify(interpretation), version],
      );
    },
  };
}
