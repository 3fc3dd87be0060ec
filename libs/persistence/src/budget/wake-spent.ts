/** Who waits for a budget of its own that somebody may just have raised? They are due again at once. */
import type { DeferralReason } from '#domain';
import type { Db } from '../database/db.js';

const OWN_BUDGETS: readonly DeferralReason[] = ['recipient_domain_spent', 'campaign_spent', 'notes_spent'];

/** `which` is a condition on `touches`; its value is $3. */
export async function wakeSpent(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  at: Temporal.Instant,
  which: string,
  value: string,
): Promise<void> {
  // One that a claim holds at this moment is passed over: the claim may wait for the account that the caller holds.
  await sql.rows(
    `UPDATE touches SET due_at = $2::timestamptz WHERE workspace_id = $1::uuid AND id = ANY(ARRAY(
       SELECT id FROM touches WHERE workspace_id = $1::uuid AND ${which} AND state = 'ready' AND reason = ANY($4::text[])
         AND due_at > $2::timestamptz FOR UPDATE SKIP LOCKED))`,
    [workspaceId, at.toString(), value, OWN_BUDGETS],
  );
}

/**
 * Domains whose day was spent are asked again: the gate lets in as many as may go now. `whose` is a condition on `account_id`;
 * its value is $2. After the lanes, as a round of allocation takes them.
 */
export async function openGates(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  at: Temporal.Instant,
  whose: string,
  value: string,
): Promise<void> {
  await sql.rows(
    `UPDATE domain_gates SET opens_at = LEAST(opens_at, $3::timestamptz) WHERE workspace_id = $1::uuid AND account_id ${whose}`,
    [workspaceId, value, at.toString()],
  );
}
