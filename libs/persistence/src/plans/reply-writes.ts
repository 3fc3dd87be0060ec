/** How does a planned answer, or a launched campaign, find its lanes? */
import type { PlanStore } from '#application';
import type { Db } from '../database/db.js';

/** Answers go before everything else of their account. */
const FIRST_OF_ALL = 0;

export function createReplyWrites({ workspaceId, sql }: Db): Pick<PlanStore, 'openLanes' | 'insertReply'> {
  return {
    async openLanes(lanes, now) {
      // In a fixed order, so that two transactions that open the same lanes do not wait for each other.
      await sql.rows(
        `INSERT INTO lanes (workspace_id, account_id, kind, next_slot_at, look_at)
         SELECT DISTINCT $1::uuid, x.account_id, x.kind, $4::timestamptz, $4::timestamptz
         FROM unnest($2::uuid[], $3::text[]) AS x (account_id, kind) ORDER BY 2, 3
         ON CONFLICT (workspace_id, account_id, kind)
           DO UPDATE SET look_at = LEAST(lanes.look_at, EXCLUDED.look_at)`,
        [workspaceId, lanes.map((lane) => lane.accountId), lanes.map((lane) => lane.kind), now.toString()],
      );
    },

    async insertReply(touch) {
      await sql.rows(
        `INSERT INTO touches (workspace_id, id, kind, state, lead_id, account_id, channel_identity_id, plan_id,
           conversation_id, subject, text, priority, due_at, created_at)
         VALUES ($1::uuid, $2::uuid, $3, 'ready', $4::uuid, $5::uuid, $6::uuid, $7::uuid, $8::uuid, $9, $10, $11::int,
           $12::timestamptz, $12::timestamptz)`,
        [
          workspaceId,
          touch.id,
          touch.kind,
          touch.leadId,
          touch.accountId,
          touch.channelIdentityId,
          touch.planId,
          touch.conversationId,
          touch.subject,
          touch.text,
          FIRST_OF_ALL,
          touch.dueAt.toString(),
        ],
      );
    },
  };
}
