/** What was used of a budget? Days, weeks, months and credits, out of one ledger. */
import type { UseQuestion } from '#application';
import type { Use } from '#domain';
import { type Db, KEEP_PLAN } from '../database/db.js';

interface Row {
  days: Readonly<Record<string, number>> | null;
  month: number;
  ever: number | null;
  pending: number | null;
  lowered_to: number | null;
  reserved: number;
}

/** An invitation that went out or may have, that nobody accepted, and that was not withdrawn. */
const PENDING = `SELECT count(*) FROM touches t
  LEFT JOIN enrollments e ON e.workspace_id = t.workspace_id AND e.id = t.enrollment_id
  WHERE t.workspace_id = $1::uuid AND t.account_id = x.account_id AND t.kind = 'linkedin_invite'
    AND t.state IN ('sending', 'sent', 'unknown', 'held')
    AND e.invitation_accepted_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM touches w WHERE w.workspace_id = t.workspace_id AND w.enrollment_id = t.enrollment_id
        AND w.kind = 'linkedin_withdraw' AND w.state = 'sent')`;

export async function readUses(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  questions: readonly UseQuestion[],
): Promise<Use[]> {
  if (questions.length === 0) return [];
  const rows = await sql.rows<Row>(
    `SELECT l.days, COALESCE(l.month, 0)::int AS month, l.lowered_to,
       CASE WHEN x.ever THEN (SELECT COALESCE(sum(b.used), 0) FROM budget_ledger b
         WHERE b.workspace_id = $1::uuid AND b.holder_id = x.account_id AND b.item = x.item)::int END AS ever,
       CASE WHEN x.pending THEN (${PENDING})::int END AS pending,
       (SELECT count(*) FROM touches t WHERE t.workspace_id = $1::uuid AND t.account_id = x.account_id
          AND t.kind = x.item AND t.state = 'reserved')::int AS reserved
     FROM unnest($2::uuid[], $3::text[], $4::date[], $5::text[]::boolean[], $6::text[]::boolean[])
       WITH ORDINALITY AS x(account_id, item, today, ever, pending, position)
     LEFT JOIN LATERAL (
       SELECT jsonb_object_agg(b.day, b.used) FILTER (WHERE b.day > x.today - 7) AS days,
         sum(b.used) FILTER (WHERE b.day >= date_trunc('month', x.today::timestamp)::date) AS month,
         max(b.lowered_to) FILTER (WHERE b.day = x.today) AS lowered_to
       FROM budget_ledger b
       WHERE b.workspace_id = $1::uuid AND b.holder_id = x.account_id AND b.item = x.item
         AND b.day >= LEAST(date_trunc('month', x.today::timestamp)::date, x.today - 6)
     ) l ON true
     ORDER BY x.position`,
    [
      workspaceId,
      questions.map(({ accountId }) => accountId),
      questions.map(({ item }) => item),
      questions.map(({ today }) => today),
      questions.map(({ ever }) => String(ever)),
      questions.map(({ pending }) => String(pending)),
    ],
    KEEP_PLAN,
  );
  return rows.map((row) => ({
    days: Object.entries(row.days ?? {}).map(([day, used]) => ({ day, used })),
    month: row.month,
    ever: row.ever,
    pending: row.pending,
    loweredTo: row.lowered_to,
    reserved: row.reserved,
  }));
}
