/** The workspace's own row. */
import type { Workspace, WorkspaceStore } from '#application';
import { NO_CONTACT_POLICY } from '#domain';
import type { Db } from '../database/db.js';
import { openLanes } from '../engine/open-lanes.js';

export function createWorkspaceStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): WorkspaceStore {
  return {
    async get() {
      const [row] = await sql.rows<Workspace>(
        `SELECT id, name, kill_switch AS "killSwitch", plan_policy AS "planPolicy", inbox_stale_minutes AS "inboxStaleMinutes",
           time_zone AS "timeZone", address_policy AS "addressPolicy", "window",
           $2::jsonb || coalesce(contact_policy, '{}') AS "contactPolicy"
         FROM workspaces WHERE id = $1::uuid`,
        [workspaceId, JSON.stringify(NO_CONTACT_POLICY)],
      );
      if (!row) throw new Error('The workspace of this transaction does not exist.');
      return row;
    },

    async update(change) {
      await sql.rows(
        `UPDATE workspaces SET name = COALESCE($2, name), kill_switch = COALESCE($3::boolean, kill_switch),
           plan_policy = COALESCE($4, plan_policy), inbox_stale_minutes = COALESCE($5::int, inbox_stale_minutes),
           time_zone = COALESCE($6, time_zone), address_policy = address_policy || $7::jsonb,
           "window" = CASE WHEN $8 = 'true' THEN $9::jsonb ELSE "window" END,
           contact_policy = coalesce(contact_policy, $11::jsonb) || $10::jsonb
         WHERE id = $1::uuid`,
        [
          workspaceId,
          change.name ?? null,
          change.killSwitch ?? null,
          change.planPolicy ?? null,
          change.inboxStaleMinutes ?? null,
          change.timeZone ?? null,
          JSON.stringify(change.addressPolicy ?? {}),
          String(change.window !== undefined),
          change.window ? JSON.stringify(change.window) : null,
          JSON.stringify(change.contactPolicy ?? {}),
          JSON.stringify(NO_CONTACT_POLICY),
        ],
      );
    },

    async openLanes(now) {
      await openLanes({ workspaceId, sql }, now);
    },
  };
}
