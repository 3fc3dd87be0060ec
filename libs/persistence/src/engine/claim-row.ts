/**
 * What does the last gate see?
 *
 * Everything that could stop the touch is locked before it is read: the workspace, the campaign and the person's enrollments
 * first, then the touch, its account and who speaks through it — the order in which a pause, a cancellation, a stop or an outcome takes the same
 * rows, so that they never deadlock.
 */
import type { ClaimRow } from '#application';
import {
  accountLimits,
  type AddressPolicy,
  type AddressReason,
  type AddressVerdict,
  type CampaignStatus,
  type Caps,
  type ClaimFacts,
  type ContactPolicy,
  DEFAULT_NOTE_POLICY,
  NO_CONTACT_POLICY,
  type NotePolicy,
  type SendingWindow,
  type StopReason,
  type StoredLimits,
  type TouchKind,
  type TouchState,
} from '#domain';
import { type Db, KEEP_PLAN } from '../database/db.js';
import { IS_FIRST_CONTACT } from '../address-checks/address-check-store.js';
import { toInstant, toInstantOrNull } from '../database/instants.js';
import { COMPANY_SUPPRESSED, MATCHES_SUPPRESSION } from '../plans/matches-suppression.js';
import { LANE_WINDOWS, TOUCH_WINDOWS } from './windows-sql.js';

interface Row {
  kind: TouchKind;
  state: TouchState;
  fence: number;
  lead_id: string | null;
  campaign_id: string | null;
  enrollment_id: string | null;
  step_id: string | null;
  account_id: string;
  account_address: string;
  identity_id: string;
  company_id: string | null;
  contact_policy: ContactPolicy | null;
  lane_windows: SendingWindow[];
  touch_windows: SendingWindow[];
  zone: string;
  slot_at: Date | null;
  daily_caps: Caps;
  limits: StoredLimits;
  campaign_daily_cap: number | null;
  recipient: string | null;
  has_note: boolean;
  when_notes_spent: NotePolicy | null;
  inbox_read_at: Date | null;
  inbox_stale_minutes: number;
  kill_switch: boolean;
  campaign_status: CampaignStatus | null;
  enrollment_status: ClaimFacts['enrollmentStatus'];
  enrollment_paused: boolean;
  stop_reason: StopReason | null;
  left_step: boolean;
  account_status: ClaimFacts['accountStatus'];
  suppressed: boolean;
  pending_inbound: boolean;
  first_contact: boolean;
  address_policy: AddressPolicy;
  verdict: AddressVerdict | null;
  verdict_reason: AddressReason | null;
  checked_at: Date | null;
}

const OF_TOUCH = (column: string): string =>
  `(SELECT ${column} FROM touches WHERE workspace_id = $1::uuid AND id = $2::uuid)`;

/** In this order, each for the touch $2 of the workspace $1. */
const LOCKS = [
  'SELECT 1 AS locked FROM workspaces WHERE id = $1::uuid AND $2::uuid IS NOT NULL FOR SHARE',
  `SELECT 1 AS locked FROM campaigns WHERE workspace_id = $1::uuid AND id = ${OF_TOUCH('campaign_id')} FOR SHARE`,
  `SELECT 1 AS locked FROM enrollments WHERE workspace_id = $1::uuid AND lead_id = ${OF_TOUCH('lead_id')} ORDER BY id FOR NO KEY UPDATE`,
  'SELECT 1 AS locked FROM touches WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE',
  // Its budgets are taken one claim after the other.
  `SELECT 1 AS locked FROM accounts WHERE workspace_id = $1::uuid AND id = ${OF_TOUCH('account_id')} FOR NO KEY UPDATE`,
  // Its hours hold for the touch.
  `SELECT 1 AS locked FROM identities i WHERE i.workspace_id = $1::uuid AND i.id = (
     SELECT identity_id FROM accounts WHERE workspace_id = $1::uuid AND id = ${OF_TOUCH('account_id')}) FOR SHARE`,
];

const FACTS = `SELECT t.kind, t.state, t.fence, t.lead_id, t.campaign_id, t.enrollment_id, t.step_id, t.account_id, t.slot_at,
    a.address AS account_address, a.identity_id, l.company_id, w.contact_policy, a.window->>'zone' AS zone,
    ${LANE_WINDOWS} AS lane_windows, ${TOUCH_WINDOWS} AS touch_windows, a.daily_caps, a.limits, a.inbox_read_at, a.status AS account_status,
    w.inbox_stale_minutes, w.kill_switch, w.address_policy, target.verdict, target.verdict_reason, target.checked_at,
    c.daily_cap AS campaign_daily_cap, CASE WHEN target.kind = 'email' THEN target.value END AS recipient,
    t.kind = 'linkedin_invite' AND t.text <> '' AS has_note, t.when_notes_spent, ${IS_FIRST_CONTACT} AS first_contact, c.status AS campaign_status, e.status AS enrollment_status, e.paused_at IS NOT NULL AS enrollment_paused, e.stop_reason,
    coalesce(e.converted_at IS NOT NULL AND e.step_id <> t.step_id, false) AS left_step,
    EXISTS (
      SELECT 1 FROM channel_identities ci JOIN suppressions s ON s.workspace_id = ci.workspace_id AND ${MATCHES_SUPPRESSION}
      -- A dead mailbox says nothing about the person's other channels.
      WHERE ci.workspace_id = t.workspace_id AND ci.lead_id = t.lead_id AND (ci.id = t.channel_identity_id OR s.reason <> 'hard bounce')
    ) OR ${COMPANY_SUPPRESSED} AS suppressed,
    EXISTS (
      -- A hint is in lower case; of a member id the case matters everywhere else.
      SELECT 1 FROM inbound_signals i JOIN channel_identities ci ON ci.workspace_id = i.workspace_id AND lower(ci.value) = i.sender_hint
      WHERE i.workspace_id = t.workspace_id AND i.processed_at IS NULL AND ci.lead_id = t.lead_id
    ) AS pending_inbound
  FROM touches t
  JOIN workspaces w ON w.id = t.workspace_id
  JOIN accounts a ON a.workspace_id = t.workspace_id AND a.id = t.account_id
  JOIN identities i ON i.workspace_id = a.workspace_id AND i.id = a.identity_id
  LEFT JOIN leads l ON l.workspace_id = t.workspace_id AND l.id = t.lead_id
  LEFT JOIN channel_identities target ON target.workspace_id = t.workspace_id AND target.id = t.channel_identity_id
  LEFT JOIN campaigns c ON c.workspace_id = t.workspace_id AND c.id = t.campaign_id
  LEFT JOIN enrollments e ON e.workspace_id = t.workspace_id AND e.id = t.enrollment_id
  WHERE t.workspace_id = $1::uuid AND t.id = $2::uuid`;

export async function lockForClaim(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  touchId: string,
): Promise<ClaimRow | undefined> {
  // In one packet: each statement sees what was committed before it was its turn, so behind every lock.
  const answers = [...LOCKS, FACTS].map((text) => sql.rows<Row>(text, [workspaceId, touchId], KEEP_PLAN));
  const row = (await Promise.all(answers)).at(-1)?.[0];
  return row && toClaimRow(row);
}

function knownOf({ verdict, verdict_reason: reason, checked_at: checkedAt }: Row) {
  return verdict && reason && checkedAt ? { verdict, reason, checkedAt: toInstant(checkedAt) } : null;
}

function toClaimRow(row: Row): ClaimRow {
  return {
    facts: {
      kind: row.kind,
      state: row.state,
      fence: row.fence,
      killSwitch: row.kill_switch,
      campaignStatus: row.campaign_status,
      enrollmentStatus: row.enrollment_status,
      enrollmentPaused: row.enrollment_paused,
      stopReason: row.stop_reason,
      leftStep: row.left_step,
      suppressed: row.suppressed,
      pendingInbound: row.pending_inbound,
      accountStatus: row.account_status,
    },
    firstContact: row.first_contact ? { policy: row.address_policy, known: knownOf(row) } : null,
    leadId: row.lead_id,
    campaignId: row.campaign_id,
    enrollmentId: row.enrollment_id,
    stepId: row.step_id,
    accountId: row.account_id,
    accountAddress: row.account_address,
    identityId: row.identity_id,
    companyId: row.company_id,
    contactPolicy: row.contact_policy ?? NO_CONTACT_POLICY,
    windows: [...row.lane_windows, ...row.touch_windows],
    zone: row.zone,
    slotAt: toInstantOrNull(row.slot_at),
    limits: accountLimits(row.daily_caps, row.limits),
    campaignDailyCap: row.campaign_daily_cap,
    recipient: row.recipient,
    hasNote: row.has_note,
    notePolicy: row.when_notes_spent ?? DEFAULT_NOTE_POLICY,
    inboxReadAt: toInstantOrNull(row.inbox_read_at),
    inboxStaleMinutes: row.inbox_stale_minutes,
  };
}
