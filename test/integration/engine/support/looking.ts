/** What do the rows say now? */
import type { Tenant } from './tenant.js';

export interface TouchNow {
  readonly state: string;
  readonly reason: string | null;
  readonly fence: number;
  readonly deferrals: number;
  readonly slot_at: Date | null;
  readonly due_at: Date;
  readonly open: boolean;
  readonly sent_at: Date | null;
}

export async function touchNow(tenant: Tenant, touchId: string): Promise<TouchNow> {
  const [row] = await tenant.sql<TouchNow>(
    'SELECT state, reason, fence, deferrals, slot_at, due_at, open, sent_at FROM touches WHERE workspace_id = $1::uuid AND id = $2::uuid',
    [tenant.workspaceId, touchId],
  );
  if (!row) throw new Error('There is no such touch.');
  return row;
}

export async function attemptsOf(tenant: Tenant, touchId: string): Promise<string[]> {
  const rows = await tenant.sql<{ state: string }>(
    'SELECT state FROM attempts WHERE workspace_id = $1::uuid AND touch_id = $2::uuid ORDER BY fence',
    [tenant.workspaceId, touchId],
  );
  return rows.map(({ state }) => state);
}

/** Of the mailbox, on every day together. */
export async function budgetUsed(tenant: Tenant, accountId = tenant.accountId): Promise<number> {
  const [row] = await tenant.sql<{ used: number }>(
    'SELECT COALESCE(sum(used), 0)::int AS used FROM budget_ledger WHERE workspace_id = $1::uuid AND holder_id = $2::uuid',
    [tenant.workspaceId, accountId],
  );
  return row?.used ?? 0;
}

export async function enrollmentNow(tenant: Tenant, enrollmentId: string) {
  const [row] = await tenant.sql<{
    status: string;
    stop_reason: string | null;
    due_at: Date | null;
    invitation_accepted_at: Date | null;
    replied_at: Date | null;
  }>(
    `SELECT status, stop_reason, due_at, invitation_accepted_at, replied_at FROM enrollments
     WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [tenant.workspaceId, enrollmentId],
  );
  return row;
}

/** Types of the events so far, in their order; only those that begin with `prefix`. */
export async function events(tenant: Tenant, prefix = ''): Promise<string[]> {
  const rows = await tenant.sql<{ type: string }>(
    'SELECT type FROM events WHERE workspace_id = $1::uuid ORDER BY id',
    [tenant.workspaceId],
  );
  return rows.map(({ type }) => type).filter((type) => type.startsWith(prefix));
}
