/** What waits in a campaign or for an account? Counted in SQL, so that a hundred thousand people are a few rows. */
import type { OpenGroup, RestingGroup, WhyReads } from '#application';
import type { Db } from '../database/db.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';
import { LANES, type OpenRow, toLane } from '../engine/lane-store.js';

type GroupRow = Omit<OpenGroup, 'dueAt' | 'slotAt'> & {
  readonly due_at: Date;
  readonly slot_at: Date | null;
};
type RestingRow = Omit<RestingGroup, 'dueAt'> & { readonly due_at: Date | null };

const UNDER_WAY = `('ready', 'reserved', 'sending', 'unknown', 'held')`;

const GROUPS = `SELECT t.account_id AS "accountId", t.kind, t.state, t.reason, coalesce(e.paused_at IS NOT NULL, false) AS paused,
    c.status AS "campaignStatus", t.due_at > $3::timestamptz AS later, count(*)::int AS count,
    min(t.due_at) AS due_at, min(t.slot_at) AS slot_at
  FROM touches t
  LEFT JOIN enrollments e ON e.workspace_id = t.workspace_id AND e.id = t.enrollment_id
  LEFT JOIN campaigns c ON c.workspace_id = t.workspace_id AND c.id = t.campaign_id
  WHERE t.workspace_id = $1::uuid AND t.state IN ${UNDER_WAY}`;

export function createWhyReads({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): WhyReads {
  const open = async (condition: string, id: string, now: Temporal.Instant) =>
    (
      await sql.rows<GroupRow>(`${GROUPS} AND ${condition} GROUP BY 1, 2, 3, 4, 5, 6, 7`, [
        workspaceId,
        id,
        now.toString(),
      ])
    ).map(({ due_at: dueAt, slot_at: slotAt, ...group }) => ({
      ...group,
      dueAt: toInstant(dueAt),
      slotAt: toInstantOrNull(slotAt),
    }));
  return {
    openOfCampaign: (campaignId, now) =>
      open(`t.campaign_id = $2::uuid AND e.status = 'active'`, campaignId, now),
    openOfAccount: (accountId, now) =>
      open(`t.account_id = $2::uuid AND (e.id IS NULL OR e.status = 'active')`, accountId, now),

    async resting(campaignId) {
      const rows = await sql.rows<RestingRow>(
        `SELECT e.paused_at IS NOT NULL AS paused, count(*)::int AS count, min(e.due_at) AS due_at
         FROM enrollments e
         WHERE e.workspace_id = $1::uuid AND e.campaign_id = $2::uuid AND e.status = 'active' AND NOT EXISTS (
           SELECT 1 FROM touches t WHERE t.workspace_id = e.workspace_id AND t.enrollment_id = e.id AND t.state IN ${UNDER_WAY})
         GROUP BY 1, e.due_at IS NULL`,
        [workspaceId, campaignId],
      );
      return rows.map(({ due_at: dueAt, ...group }) => ({ ...group, dueAt: toInstantOrNull(dueAt) }));
    },

    async waitingToEnter(campaignId) {
      const [row] = await sql.rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM campaign_entries
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND state = 'waiting'`,
        [workspaceId, campaignId],
      );
      return row?.count ?? 0;
    },

    async lanes(accountIds, realNow) {
      const rows = await sql.rows<OpenRow>(`${LANES} AND l.account_id = ANY ($2::uuid[])`, [
        workspaceId,
        accountIds,
        realNow.toString(),
      ]);
      return rows.map(toLane);
    },
  };
}
