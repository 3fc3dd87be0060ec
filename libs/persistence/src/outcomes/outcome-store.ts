/** What came of it: sales, and whom not to contact. */
import type { OutcomeStore, SalesSource, SuppressionRow } from '#application';
import type { Db, SqlValue } from '../database/db.js';
import { toInstant } from '../database/instants.js';
import { MATCHES_COMPANY, MATCHES_SUPPRESSION } from '../plans/matches-suppression.js';
import { createSalesReads } from './sales-reads.js';

type Raw<Row, Keys extends keyof Row> = Omit<Row, Keys> & Record<Keys, Date>;

const SUPPRESSION = `s.id, s.kind, s.value, s.company_id AS "companyId", s.reason, s.source, s.evidence, s.created_at AS "createdAt"`;
/** Newest first, after the row that the cursor names ($2, $3). */
const AFTER = '($2::timestamptz IS NULL OR (created_at, id) < ($2::timestamptz, $3::uuid))';
const NEWEST = 'ORDER BY created_at DESC, id DESC';

export function createOutcomeStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): OutcomeStore {
  const suppressions = async (rest: string, values: SqlValue[]) =>
    (
      await sql.rows<Raw<SuppressionRow, 'createdAt'>>(
        `SELECT ${SUPPRESSION} FROM suppressions s WHERE s.workspace_id = $1::uuid AND ${rest}`,
        [workspaceId, ...values],
      )
    ).map((row): SuppressionRow => ({ ...row, createdAt: toInstant(row.createdAt) }));

  return {
    ...createSalesReads({ workspaceId, sql }),
    suppressions: ({ after, limit, kind, value }) =>
      suppressions(
        `${AFTER} AND ($5::text IS NULL OR s.kind = $5) AND ($6::text IS NULL OR s.value = $6) ${NEWEST} LIMIT $4::int`,
        [after?.[0] ?? null, after?.[1] ?? null, limit, kind ?? null, value ?? null],
      ),
    suppression: async (id) => (await suppressions('s.id = $2::uuid', [id]))[0],
    suppressionOf: async (kind, value) =>
      (await suppressions('s.kind = $2 AND s.value = $3', [kind, value]))[0],
    suppressionOfLead: async (leadId) =>
      (
        await suppressions(
          `(EXISTS (SELECT 1 FROM channel_identities ci WHERE ci.workspace_id = s.workspace_id AND ci.lead_id = $2::uuid
             AND ${MATCHES_SUPPRESSION})
             OR EXISTS (SELECT 1 FROM leads l WHERE l.workspace_id = s.workspace_id AND l.id = $2::uuid AND ${MATCHES_COMPANY}))
           ORDER BY s.created_at LIMIT 1`,
          [leadId],
        )
      )[0],
    takeUnmatchedOfPerson: (signalId) =>
      sql.rows<{ id: string; source: SalesSource; raw: string }>(
        `SELECT s.id, s.source, s.raw FROM inbound_signals s JOIN inbound_signals named
           ON named.workspace_id = s.workspace_id AND named.id = $2::uuid AND named.source = s.source
             AND (named.id = s.id OR named.sender_hint = s.sender_hint)
         WHERE s.workspace_id = $1::uuid AND s.source IN ('sales_webhook', 'calcom_webhook', 'calendly_webhook')
           AND s.interpretation ->> 'result' = 'unmatched' AND named.interpretation ->> 'result' = 'unmatched'
         ORDER BY s.received_at, s.id FOR UPDATE OF s`,
        [workspaceId, signalId],
      ),
    async removeSuppression(id) {
      await sql.rows('DELETE FROM suppressions WHERE workspace_id = $1::uuid AND id = $2::uuid', [
        workspaceId,
        id,
      ]);
    },
  };
}
