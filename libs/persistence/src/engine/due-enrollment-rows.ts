/** What is known about the enrollments that are due? Everything `advance` and the words of a touch need, in two queries. */
import type { DueEnrollment, MarkDetail, StoredTarget } from '#application';
import type { Channel, EffectStepKind, SequenceGraph, TouchState, TouchStepKind } from '#domain';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';

interface Row {
  id: string;
  campaign_id: string;
  lead_id: string;
  identity_id: string;
  lead_zone: string | null;
  sequence_version_id: string;
  step_id: string;
  step_entered_at: Date;
  accepted: boolean;
  replied: boolean;
  meeting_booked: boolean;
  deal_won: boolean;
  company_id: string | null;
  time_zone: string;
  marks: { stepId: string; kind: EffectStepKind; detail: MarkDetail; done: boolean }[] | null;
  first_name: string | null;
  last_name: string | null;
  job_title: string | null;
  location: string | null;
  attributes: Record<string, string>;
  company_name: string | null;
  industry: string | null;
  sender_name: string;
  signature: string | null;
  blocked_on: string[];
  touches:
    | {
        id: string;
        stepId: string;
        kind: TouchStepKind;
        state: TouchState;
        subject: string | null;
        sentAt: string | null;
        takenBack: boolean;
      }[]
    | null;
  identities: { id: string; kind: StoredTarget['kind']; value: string; label: string | null }[] | null;
  account_ids: Partial<Record<Channel, string>> | null;
}

/** Of `touches t`: cancelled by a change of version before it could leave. */
export const TAKEN_BACK = `(t.state = 'cancelled' AND t.reason IS NOT DISTINCT FROM 'version_moved')`;

export async function loadDueEnrollments(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  ids: readonly string[],
): Promise<DueEnrollment[]> {
  if (ids.length === 0) return [];
  const rows = await sql.rows<Row>(
    `SELECT e.id, e.campaign_id, e.lead_id, e.identity_id, l.time_zone AS lead_zone, e.sequence_version_id, e.step_id, e.step_entered_at,
       e.invitation_accepted_at IS NOT NULL AS accepted, e.replied_at IS NOT NULL AS replied,
       EXISTS (SELECT 1 FROM meetings m WHERE m.workspace_id = e.workspace_id AND m.lead_id = e.lead_id
         AND (m.enrollment_id = e.id OR m.created_at >= e.created_at)) AS meeting_booked,
       EXISTS (SELECT 1 FROM deals d WHERE d.workspace_id = e.workspace_id AND d.lead_id = e.lead_id AND d.status = 'won'
         AND (d.enrollment_id = e.id OR d.created_at >= e.created_at)) AS deal_won,
       l.company_id, w.time_zone,
       (SELECT jsonb_agg(jsonb_build_object('stepId', k.step_id, 'kind', k.kind, 'detail', k.detail, 'done', k.done) ORDER BY k.ordinal)
          FROM step_marks k WHERE k.workspace_id = e.workspace_id AND k.enrollment_id = e.id) AS marks,
       l.first_name, l.last_name, l.job_title, l.location, l.attributes, co.name AS company_name, co.industry, i.name AS sender_name, e.blocked_on,
       coalesce((SELECT a.signature FROM campaign_accounts ca JOIN accounts a ON a.workspace_id = ca.workspace_id AND a.id = ca.account_id
          WHERE ca.workspace_id = e.workspace_id AND ca.campaign_id = e.campaign_id AND a.identity_id = e.identity_id AND a.channel = 'email'
          ORDER BY a.id DESC LIMIT 1), i.signature) AS signature,
       (SELECT jsonb_agg(jsonb_build_object('id', t.id, 'stepId', t.step_id, 'kind', t.kind, 'state', t.state, 'subject', t.subject, 'sentAt', t.sent_at, 'takenBack', ${TAKEN_BACK}) ORDER BY t.created_at, t.id)
          FROM touches t WHERE t.workspace_id = e.workspace_id AND t.enrollment_id = e.id) AS touches,
       (SELECT jsonb_agg(jsonb_build_object('id', ci.id, 'kind', ci.kind, 'value', ci.value, 'label', ci.label) ORDER BY ci.id)
          FROM channel_identities ci WHERE ci.workspace_id = e.workspace_id AND ci.lead_id = e.lead_id AND ci.label IS DISTINCT FROM 'former') AS identities,
       (SELECT jsonb_object_agg(a.channel, a.id) FROM campaign_accounts ca
          JOIN accounts a ON a.workspace_id = ca.workspace_id AND a.id = ca.account_id
          WHERE ca.workspace_id = e.workspace_id AND ca.campaign_id = e.campaign_id AND a.identity_id = e.identity_id) AS account_ids
     FROM enrollments e
     JOIN workspaces w ON w.id = e.workspace_id
     JOIN leads l ON l.workspace_id = e.workspace_id AND l.id = e.lead_id
     JOIN identities i ON i.workspace_id = e.workspace_id AND i.id = e.identity_id
     LEFT JOIN companies co ON co.workspace_id = l.workspace_id AND co.id = l.company_id
     WHERE e.workspace_id = $1::uuid AND e.id = ANY($2::uuid[])`,
    [workspaceId, ids],
  );
  const graphs = await loadGraphs(sql, workspaceId, [...new Set(rows.map((row) => row.sequence_version_id))]);
  // In the order asked: of people who come due together, whoever was due first has the older touch and goes first.
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [toDueEnrollment(row, graphs)] : [];
  });
}

async function loadGraphs(
  sql: Db['sql'],
  workspaceId: string,
  versionIds: string[],
): Promise<Map<string, SequenceGraph>> {
  const rows = await sql.rows<{ id: string; graph: SequenceGraph }>(
    'SELECT id, graph FROM sequence_versions WHERE workspace_id = $1::uuid AND id = ANY($2::uuid[])',
    [workspaceId, versionIds],
  );
  return new Map(rows.map((row) => [row.id, row.graph]));
}

function toDueEnrollment(row: Row, graphs: ReadonlyMap<string, SequenceGraph>): DueEnrollment {
  const graph = graphs.get(row.sequence_version_id);
  if (!graph) throw new Error(`Enrollment ${row.id} points at a sequence version that is gone.`);
  return {
    id: row.id,
    campaignId: row.campaign_id,
    leadId: row.lead_id,
    identityId: row.identity_id,
    timeZone: row.lead_zone,
    graph,
    position: { stepId: row.step_id, enteredAt: toInstant(row.step_entered_at) },
    invitationAccepted: row.accepted,
    replied: row.replied,
    meetingBooked: row.meeting_booked,
    dealWon: row.deal_won,
    marks: row.marks ?? [],
    companyId: row.company_id,
    calendar: { zone: row.time_zone },
    touches: (row.touches ?? []).map((touch) => ({
      ...touch,
      sentAt: touch.sentAt === null ? null : Temporal.Instant.from(touch.sentAt),
    })),
    lead: {
      firstName: row.first_name,
      lastName: row.last_name,
      jobTitle: row.job_title,
      location: row.location,
      companyName: row.company_name,
      industry: row.industry,
      attributes: row.attributes,
    },
    sender: { name: row.sender_name, signature: row.signature },
    blockedOn: row.blocked_on,
    accountIds: row.account_ids ?? {},
    targets: bestTargets(row.identities ?? []),
  };
}

/** Professional email before personal; the provider's own id before the public one, which its owner may change. */
function bestTargets(identities: NonNullable<Row['identities']>): DueEnrollment['targets'] {
  const pick = (...wanted: ((identity: (typeof identities)[number]) => boolean)[]) => {
    const found = wanted
      .map((matches) => identities.find(matches))
      .find((identity) => identity !== undefined);
    return found && { channelIdentityId: found.id, kind: found.kind, value: found.value };
  };
  return {
    email: pick(
      (identity) => identity.kind === 'email' && identity.label === 'professional',
      (identity) => identity.kind === 'email',
    ),
    linkedin: pick(
      (identity) => identity.kind === 'linkedin_member_id',
      (identity) => identity.kind === 'linkedin_public_id',
    ),
  };
}
