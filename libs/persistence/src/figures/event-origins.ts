/**
 * Where does a counted event come from: which account, which identity, which audience, which variant?
 *
 * What an event does not say itself, the touch of its step and its enrollment say. Neither changes, so that counting again
 * finds the same.
 */
import type { CountableEvent, OriginOf } from '#application';
import { isCounted } from '#domain';
import type { Sql } from '../database/db.js';

interface Row {
  readonly n: number;
  readonly account_id: string | null;
  readonly identity_id: string | null;
  readonly audience_id: string | null;
  readonly variant: string | null;
  readonly time_zone: string;
}

export async function findOrigins(sql: Sql, events: readonly CountableEvent[]): Promise<OriginOf> {
  const asked = events.flatMap((event, n) => {
    if (!isCounted(event) || event.data.campaignId === null) return [];
    const { data } = event;
    return [
      {
        n,
        w: event.workspaceId,
        c: data.campaignId,
        e: data.enrollmentId,
        s: 'stepId' in data ? data.stepId : null,
        a: 'accountId' in data ? data.accountId : null,
      },
    ];
  });
  const rows = asked.length === 0 ? [] : await sql.rows<Row>(ORIGINS, [JSON.stringify(asked)]);
  const byEvent = new Map(rows.map((row) => [events[row.n], row]));
  return (event) => {
    const row = byEvent.get(event);
    return (
      row && {
        origin: {
          accountId: row.account_id,
          identityId: row.identity_id,
          audienceId: row.audience_id,
          variant: row.variant,
        },
        timeZone: row.time_zone,
      }
    );
  };
}

const ORIGINS = `SELECT g.n, coalesce(g.a, t.account_id) AS account_id, coalesce(e.identity_id, a.identity_id) AS identity_id,
    e.audience_id, t.variant, w.time_zone
  FROM jsonb_to_recordset($1::jsonb) AS g (n int, w uuid, c uuid, e uuid, s text, a uuid)
  JOIN workspaces w ON w.id = g.w
  JOIN campaigns c ON c.workspace_id = g.w AND c.id = g.c
  LEFT JOIN enrollments e ON e.workspace_id = g.w AND e.id = g.e
  LEFT JOIN touches t ON t.workspace_id = g.w AND t.enrollment_id = g.e AND t.step_id = g.s
  LEFT JOIN accounts a ON a.workspace_id = g.w AND a.id = coalesce(g.a, t.account_id)`;
