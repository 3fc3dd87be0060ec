/** Where is what failed for good kept? One row for each thing, found again when it fails again. */
import type { DeadLetter, DeadLetterRow, DeadLetterStore } from '#application';
import type { Db, SqlValue } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';

type Told = 'firstFailedAt' | 'lastFailedAt' | 'decidedAt';
interface Row extends Omit<DeadLetter, Told> {
  readonly first_failed_at: Date;
  readonly last_failed_at: Date;
  readonly decided_at: Date | null;
}

const COLUMNS = `d.id, d.kind, d.subject, d.state, d.settled, d.code, d.message, d.tries, d.operation, d.job_id AS "jobId",
  d.first_failed_at, d.last_failed_at, d.decided_at`;

export function createDeadLetterStore({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): DeadLetterStore {
  const letters = async (rest: string, values: readonly SqlValue[]) =>
    (
      await sql.rows<Row & { readonly leadId: string | null; readonly accountId: string | null }>(
        `SELECT ${COLUMNS}, t.lead_id AS "leadId",
           CASE d.kind WHEN 'inbox' THEN d.subject::uuid ELSE coalesce(t.account_id, s.account_id) END AS "accountId"
         FROM dead_letters d
         LEFT JOIN touches t ON d.kind = 'dispatch' AND t.workspace_id = d.workspace_id
           AND t.id = CASE WHEN d.kind = 'dispatch' THEN d.subject::uuid END
         LEFT JOIN inbound_signals s ON d.kind = 'signal' AND s.workspace_id = d.workspace_id
           AND s.id = CASE WHEN d.kind = 'signal' THEN d.subject::uuid END
         WHERE d.workspace_id = $1::uuid AND d.state <> 'counting' AND ${rest}`,
        [workspaceId, ...values],
      )
    ).map((row): DeadLetterRow => toLetter(row));
  const locked = async (condition: string, values: readonly SqlValue[]) => {
    const [row] = await sql.rows<Row>(
      `SELECT ${COLUMNS} FROM dead_letters d WHERE d.workspace_id = $1::uuid AND ${condition} FOR UPDATE`,
      [workspaceId, ...values],
    );
    return row && toLetter(row);
  };
  return {
    list: ({ after, limit, state, kind }) =>
      letters(
        `($2::timestamptz IS NULL OR (d.first_failed_at, d.id) < ($2::timestamptz, $3::uuid))
         AND ($4::text IS NULL OR d.state = $4) AND ($5::text IS NULL OR d.kind = $5)
         ORDER BY d.first_failed_at DESC, d.id DESC LIMIT $6::int`,
        [after?.[0] ?? null, after?.[1] ?? null, state ?? null, kind ?? null, limit],
      ),
    byId: async (id) => (await letters('d.id = $2::uuid', [id]))[0],
    lock: (id) => locked('d.id = $2::uuid', [id]),

    async lockFor(id, { kind, subject, code, message }, at) {
      await sql.rows(
        `INSERT INTO dead_letters (workspace_id, id, kind, subject, state, code, message, tries, first_failed_at, last_failed_at)
         VALUES ($1::uuid, $2::uuid, $3, $4, 'counting', $5, $6, 0, $7::timestamptz, $7::timestamptz)
         ON CONFLICT (workspace_id, kind, subject) DO NOTHING`,
        [workspaceId, id, kind, subject, code, message, at.toString()],
      );
      const letter = await locked('d.kind = $2 AND d.subject = $3', [kind, subject]);
      if (!letter) throw new Error('The letter that was just made cannot be read back.');
      return letter;
    },

    async save(letter) {
      await sql.rows(
        `UPDATE dead_letters SET state = $3, settled = $4::boolean, code = $5, message = $6, tries = $7::int, operation = $8,
           job_id = $9, first_failed_at = $10::timestamptz, last_failed_at = $11::timestamptz, decided_at = $12::timestamptz
         WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [
          workspaceId,
          letter.id,
          letter.state,
          letter.settled,
          letter.code,
          letter.message,
          letter.tries,
          letter.operation,
          letter.jobId,
          letter.firstFailedAt.toString(),
          letter.lastFailedAt.toString(),
          letter.decidedAt?.toString() ?? null,
        ],
      );
    },

    async settle(kind, subject, at) {
      await sql.rows(
        `UPDATE dead_letters SET settled = true, state = CASE state WHEN 'open' THEN 'retried' ELSE state END,
           decided_at = CASE state WHEN 'open' THEN $4::timestamptz ELSE decided_at END
         WHERE workspace_id = $1::uuid AND kind = $2 AND subject = $3 AND NOT settled`,
        [workspaceId, kind, subject, at.toString()],
      );
    },

    async requestOf(apiKeyId, idempotencyKey) {
      const [row] = await sql.rows<{ accepted: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM actions a WHERE a.workspace_id = k.workspace_id AND a.principal = k.id AND a.idempotency_key = $3) AS accepted
         FROM api_keys k WHERE k.workspace_id = $1::uuid AND k.id = $2::uuid`,
        [workspaceId, apiKeyId, idempotencyKey],
      );
      if (!row) return 'no such key';
      return row.accepted ? 'accepted' : 'never accepted';
    },

    async forget(decidedBefore, countedBefore) {
      await sql.rows(
        `DELETE FROM dead_letters WHERE workspace_id = $1::uuid
           AND ((state IN ('retried', 'dismissed') AND greatest(decided_at, last_failed_at) < $2::timestamptz)
             OR (state = 'counting' AND last_failed_at < $3::timestamptz))`,
        [workspaceId, decidedBefore.toString(), countedBefore.toString()],
      );
    },
  };
}

function toLetter<Given extends Row>({
  first_failed_at,
  last_failed_at,
  decided_at,
  ...letter
}: Given): Omit<Given, 'first_failed_at' | 'last_failed_at' | 'decided_at'> & Pick<DeadLetter, Told> {
  return {
    ...letter,
    firstFailedAt: toInstant(first_failed_at),
    lastFailedAt: toInstant(last_failed_at),
    decidedAt: toInstantOrNull(decided_at),
  };
}
