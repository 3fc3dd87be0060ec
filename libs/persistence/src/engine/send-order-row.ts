/** What exactly leaves? The claimed touch with its account, its target and the thread that it belongs to. */
import type { SendOrder, Target } from '#application';
import type { Channel, TouchKind, TouchState } from '#domain';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { toInstant } from '../database/instants.js';

/** The References header is kept short: the root and the latest messages are enough for every client. */
const MOST_REFERENCES = 20;

interface Row {
  attempt_id: string;
  touch_id: string;
  fence: number;
  kind: TouchKind;
  state: TouchState;
  lead_id: string | null;
  campaign_id: string | null;
  enrollment_id: string | null;
  step_id: string | null;
  account_id: string;
  channel: Channel;
  address: string;
  display_name: string;
  settings: Record<string, unknown>;
  target_kind: Target['kind'];
  target_value: string;
  lead_name: string;
  subject: string | null;
  text: string;
  message_id: string | null;
  thread_key: string | null;
  message_ids: string[] | null;
  deferrals: number;
  started_at: Date;
  lease_until: Date;
  worker_lock_key: bigint;
  budget_day: string | null;
  budget_items: string[];
}

export async function loadOrder(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  attemptId: string,
): Promise<SendOrder | undefined> {
  const [row] = await sql.rows<Row>(
    `SELECT at.id AS attempt_id, t.id AS touch_id, at.fence, t.kind, t.state, t.lead_id, t.campaign_id, t.enrollment_id, t.step_id,
       a.id AS account_id, a.channel, a.address, a.display_name, a.settings,
       coalesce(ci.kind, 'email') AS target_kind, coalesce(ci.value, t.test_address) AS target_value,
       concat_ws(' ', l.first_name, l.last_name) AS lead_name,
       at.subject, at.text, at.message_id, cv.thread_key, t.deferrals, at.started_at, at.lease_until, at.worker_lock_key, at.budget_day::text AS budget_day, at.budget_items,
       (SELECT array_agg(m.external_id ORDER BY m.occurred_at, m.id) FROM messages m
          WHERE m.workspace_id = t.workspace_id AND m.conversation_id = cv.id) AS message_ids
     FROM attempts at
     JOIN touches t ON t.workspace_id = at.workspace_id AND t.id = at.touch_id
     JOIN accounts a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
     LEFT JOIN channel_identities ci ON ci.workspace_id = t.workspace_id AND ci.id = t.channel_identity_id
     LEFT JOIN leads l ON l.workspace_id = t.workspace_id AND l.id = t.lead_id
     LEFT JOIN conversations cv ON cv.workspace_id = t.workspace_id AND cv.account_id = t.account_id AND cv.lead_id = t.lead_id AND cv.channel = a.channel
     WHERE at.workspace_id = $1::uuid AND at.id = $2::uuid`,
    [workspaceId, attemptId],
    KEEP_PLAN,
  );
  return row && toOrder(row);
}

function toOrder(row: Row): SendOrder {
  const order = {
    attemptId: row.attempt_id,
    touchId: row.touch_id,
    fence: row.fence,
    kind: row.kind,
    state: row.state,
    campaignId: row.campaign_id,
    enrollmentId: row.enrollment_id,
    stepId: row.step_id,
    account: {
      id: row.account_id,
      channel: row.channel,
      address: row.address,
      displayName: row.display_name,
      settings: row.settings,
    },
    target: { kind: row.target_kind, value: row.target_value, displayName: row.lead_name },
    subject: row.subject,
    text: row.text,
    messageId: row.message_id,
    references: row.channel === 'email' ? (row.message_ids ?? []).slice(-MOST_REFERENCES) : [],
    threadKey: row.thread_key,
    deferrals: row.deferrals,
    startedAt: toInstant(row.started_at),
    leaseUntil: toInstant(row.lease_until),
    workerLockKey: row.worker_lock_key,
    budget: row.budget_day === null ? null : { day: row.budget_day, items: row.budget_items },
  };
  return row.lead_id === null ? { ...order, leadId: null } : { ...order, leadId: row.lead_id };
}
