/** Whose hours hold for a touch, and which touches wait for them? In Postgres. */
import type { Hours, HoursKey, HoursOwner, WindowStore } from '#application';
import type { SendingWindow } from '#domain';
import type { Db, SqlValue } from '../database/db.js';
import { openLanes } from './open-lanes.js';
import { LANE_WINDOWS, TOUCH_WINDOWS } from './windows-sql.js';

/** First key of the advisory lock; the second is the workspace. */
const HOURS_LOCK = 7_302;

const WAITS_FOR_HOURS = `t.reason IN ('outside_window', 'window_never_opens')`;
const HELD_TO_HOURS = `t.kind NOT IN ('email_reply', 'linkedin_reply', 'email_test', 'manual_task')`;
const OWNED: Readonly<Record<HoursOwner['of'], string>> = {
  workspace: '$2::uuid IS NULL',
  identity: 'a.identity_id = $2::uuid',
  account: 't.account_id = $2::uuid',
  campaign: 't.campaign_id = $2::uuid',
};
const idOf = (owner: HoursOwner): string | null => (owner.of === 'workspace' ? null : owner.id);

interface Row {
  campaign_id: string;
  account_id: string;
  zone: string;
  lane_windows: SendingWindow[];
  touch_windows: SendingWindow[];
}

export function createWindowStore(db: Pick<Db, 'workspaceId' | 'sql'>): WindowStore {
  const { workspaceId, sql } = db;
  const lock = (how: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared') =>
    sql.rows(
      `SELECT ${how}($2::int, hashtext(given.workspace_id))::text AS locked FROM (SELECT $1::text AS workspace_id) given`,
      [workspaceId, HOURS_LOCK],
    );
  const read = async (source: string, values: readonly SqlValue[]): Promise<Hours[]> => {
    const rows = await sql.rows<Row>(
      `SELECT t.campaign_id, t.account_id, t.zone, ${LANE_WINDOWS} AS lane_windows, ${TOUCH_WINDOWS} AS touch_windows
       FROM (${source}) t
       JOIN workspaces w ON w.id = $1::uuid
       JOIN accounts a ON a.workspace_id = w.id AND a.id = t.account_id
       JOIN identities i ON i.workspace_id = w.id AND i.id = a.identity_id
       LEFT JOIN campaigns c ON c.workspace_id = w.id AND c.id = t.campaign_id
       ORDER BY t.position`,
      [workspaceId, ...values],
    );
    return rows.map((row) => ({
      campaignId: row.campaign_id,
      accountId: row.account_id,
      zone: row.zone,
      windows: [...row.lane_windows, ...row.touch_windows],
    }));
  };

  return {
    async hold() {
      await lock('pg_advisory_xact_lock_shared');
    },
    async change() {
      await lock('pg_advisory_xact_lock');
    },

    of: (keys) =>
      read(
        `SELECT x.campaign_id, x.account_id, x.zone, x.position
         FROM jsonb_to_recordset($2::jsonb) AS x(campaign_id uuid, account_id uuid, zone text, position int)`,
        [JSON.stringify(keys.map((key, position) => ({ ...inSnakeCase(key), position })))],
      ),

    ofQueued: (owner) =>
      read(
        `SELECT DISTINCT t.campaign_id, t.account_id, t.zone, 0 AS position
         FROM touches t
         JOIN accounts a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
         WHERE t.workspace_id = $1::uuid AND ${OWNED[owner.of]} AND t.state IN ('ready', 'reserved') AND ${HELD_TO_HOURS}`,
        [idOf(owner)],
      ),

    async move(owner, hours, now) {
      await sql.rows(
        `UPDATE touches SET state = 'ready', slot_at = NULL, enqueued_at = NULL, fence = fence + (state = 'reserved')::int,
           due_at = CASE WHEN m.waits THEN m.opens_at ELSE GREATEST(touches.due_at, m.opens_at) END,
           reason = CASE WHEN m.opens_at > $3::timestamptz THEN m.why END
         FROM (
           SELECT t.id, x.opens_at, x.why, t.state = 'ready' AND coalesce(${WAITS_FOR_HOURS}, false) AS waits
           FROM touches t
           JOIN accounts a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
           JOIN jsonb_to_recordset($4::jsonb) AS x(campaign_id uuid, account_id uuid, zone text, opens_at timestamptz, why text)
             ON x.campaign_id = t.campaign_id AND x.account_id = t.account_id AND x.zone = t.zone
           WHERE t.workspace_id = $1::uuid AND ${OWNED[owner.of]} AND ${HELD_TO_HOURS} AND (
             (t.state = 'ready' AND ${WAITS_FOR_HOURS} AND t.due_at <> x.opens_at)
             OR (t.state = 'ready' AND t.open AND t.due_at < x.opens_at AND x.opens_at > $3::timestamptz)
             OR (t.state = 'reserved' AND x.opens_at > $3::timestamptz))
           ORDER BY t.id FOR UPDATE OF t SKIP LOCKED
         ) m
         WHERE touches.workspace_id = $1::uuid AND touches.id = m.id`,
        [
          workspaceId,
          idOf(owner),
          now.toString(),
          JSON.stringify(
            hours.map(({ opensAt, reason, ...key }) => ({
              ...inSnakeCase(key),
              opens_at: opensAt.toString(),
              why: reason,
            })),
          ),
        ],
      );
      const accountIds = [...new Set(hours.map(({ accountId }) => accountId))];
      await openLanes(db, now, 'account_id = ANY($3::uuid[])', [accountIds]);
    },
  };
}

const inSnakeCase = ({ campaignId, accountId, zone }: HoursKey) => ({
  campaign_id: campaignId,
  account_id: accountId,
  zone,
});
