/**
 * Which touches stand at the heads of a lane?
 *
 * A lane is made of strands: the ready touches of one campaign, one zone and one priority. The index leads from each strand
 * to the next, and to the first touches of each, so that nothing is read of what waits behind them; the strands of a
 * campaign that does not run are passed by.
 */
import type { LaneStore } from '#application';
import { CAMPAIGN_ITEM, type Candidate, inZone, type SendingWindow } from '#domain';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';

interface HeadRow {
  readonly position: number;
  readonly id: string;
  readonly due_at: Date;
  readonly priority: number;
  readonly campaign_id: string | null;
  readonly weight: number | null;
  readonly daily_cap: number | null;
  readonly window: SendingWindow | null;
  readonly zone: string;
  readonly recipient_domain: string | null;
}

const WAITING = `t.workspace_id = $1::uuid AND t.account_id = a.account_id AND t.kind = a.kind AND t.state = 'ready' AND t.open`;

const HEADS = `WITH RECURSIVE asked AS (
  SELECT x.position::int AS position, x.account_id, x.kind, x.most::int AS most
  FROM unnest($2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS x(account_id, kind, most, position)
), strands AS (
  SELECT a.*, s.* FROM asked a CROSS JOIN LATERAL (
    SELECT t.campaign_id, t.zone, t.priority FROM touches t
    WHERE ${WAITING} AND t.campaign_id IS NOT NULL
    ORDER BY t.campaign_id, t.zone, t.priority LIMIT 1
  ) s
  UNION ALL
  SELECT a.position, a.account_id, a.kind, a.most, s.* FROM strands a CROSS JOIN LATERAL (
    SELECT t.campaign_id, t.zone, t.priority FROM touches t
    WHERE ${WAITING} AND (t.campaign_id, t.zone, t.priority) > (a.campaign_id, a.zone, a.priority)
    ORDER BY t.campaign_id, t.zone, t.priority LIMIT 1
  ) s
)
SELECT a.position, a.campaign_id, c.weight, c.daily_cap, c.window, CASE WHEN c.in_lead_zone THEN a.zone ELSE '' END AS zone, a.priority, h.id, h.due_at, h.recipient_domain
FROM strands a
JOIN campaigns c ON c.workspace_id = $1::uuid AND c.id = a.campaign_id AND c.status = 'running'
CROSS JOIN LATERAL (
  SELECT t.id, t.due_at, t.recipient_domain FROM touches t
  WHERE ${WAITING} AND t.campaign_id = a.campaign_id AND t.zone = a.zone AND t.priority = a.priority
  ORDER BY t.due_at, t.id LIMIT a.most
) h
UNION ALL
-- Answers and tests go out for no campaign.
SELECT a.position, NULL, NULL, NULL, NULL, '', h.priority, h.id, h.due_at, h.recipient_domain
FROM asked a
CROSS JOIN LATERAL (
  SELECT t.id, t.due_at, t.priority, t.recipient_domain FROM touches t
  WHERE ${WAITING} AND t.campaign_id IS NULL
  ORDER BY t.zone, t.priority, t.due_at, t.id LIMIT a.most
) h`;

export function createLaneHeads({
  workspaceId,
  sql,
}: Pick<Db, 'workspaceId' | 'sql'>): Pick<LaneStore, 'heads' | 'sentForCampaigns'> {
  return {
    async heads(lanes) {
      const heads = lanes.map(() => ({
        candidates: new Array<Candidate>(),
        campaignCaps: new Map<string, number>(),
      }));
      if (lanes.length === 0) return heads;
      const rows = await sql.rows<HeadRow>(HEADS, [
        workspaceId,
        lanes.map((lane) => lane.accountId),
        lanes.map((lane) => lane.kind),
        lanes.map((lane) => String(lane.most)),
      ]);
      const windows = new Map<string, readonly SendingWindow[]>();
      for (const row of rows) {
        // One list for all that share their hours: it is asked once, not once for each of them.
        const key = `${row.campaign_id} ${row.zone}`;
        if (!windows.has(key)) windows.set(key, windowsOf(row));
        const ofLane = heads[row.position - 1];
        ofLane?.candidates.push(toCandidate(row, windows.get(key) ?? []));
        if (row.campaign_id !== null && row.daily_cap !== null)
          ofLane?.campaignCaps.set(row.campaign_id, row.daily_cap);
      }
      for (const { candidates } of heads) candidates.sort(byDue);
      return heads;
    },

    async sentForCampaigns(asked) {
      if (asked.length === 0) return [];
      const rows = await sql.rows<{ sent: number }>(
        `WITH reserved AS MATERIALIZED (
           SELECT campaign_id, count(*) AS touches FROM touches WHERE workspace_id = $1::uuid AND state = 'reserved' GROUP BY campaign_id)
         SELECT (COALESCE(b.used, 0) + COALESCE(r.touches, 0))::int AS sent
         FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS x(campaign_id, day, position)
         LEFT JOIN budget_ledger b ON b.workspace_id = $1::uuid AND b.holder_id = x.campaign_id AND b.item = $4 AND b.day = x.day::date
         LEFT JOIN reserved r ON r.campaign_id = x.campaign_id
         ORDER BY x.position`,
        [workspaceId, asked.map(({ campaignId }) => campaignId), asked.map(({ day }) => day), CAMPAIGN_ITEM],
      );
      return rows.map(({ sent }) => sent);
    },
  };
}

/** The campaign's hours, on the clock of the lead where that is wanted and known. */
const windowsOf = ({ window, zone }: HeadRow): readonly SendingWindow[] =>
  window === null ? [] : [inZone(window, zone === '' ? null : zone)];

function toCandidate(row: HeadRow, windows: readonly SendingWindow[]): Candidate {
  return {
    touchId: row.id,
    dueAt: toInstant(row.due_at),
    priority: row.priority,
    campaign: row.campaign_id === null ? undefined : { id: row.campaign_id, weight: row.weight ?? 1 },
    windows,
    recipientDomain: row.recipient_domain ?? undefined,
  };
}

/** The strands of one campaign are told apart by their hours alone: among those that may go, who waits longest is first. */
const byDue = (left: Candidate, right: Candidate): number =>
  Temporal.Instant.compare(left.dueAt, right.dueAt) || (left.touchId < right.touchId ? -1 : 1);
