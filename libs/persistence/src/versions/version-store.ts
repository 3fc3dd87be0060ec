/**
 * How do a hundred thousand leads change their version? By groups that stand alike: one statement for all of them.
 *
 * What decides where a group goes is its version, its step, the step it was taken from and what its touch does; a lead's
 * own history matters no further, since a step that was sent is passed over wherever it stands.
 */
import type { CountedGroup, VersionPeople, VersionRecord, VersionStore } from '#application';
import type { EventData } from '#contracts';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';
import { TAKEN_BACK } from '../engine/due-enrollment-rows.js';
import { LEAD_NAME } from '../leads/lead-name.js';

interface VersionRow {
  readonly id: string;
  readonly sequence_id: string;
  readonly number: number;
  readonly graph: VersionRecord['graph'];
  readonly created_by: string | null;
  readonly created_by_name: string | null;
  readonly snippets: VersionRecord['snippets'];
  readonly created_at: Date;
}

const SELECT_VERSION = `SELECT v.id, v.sequence_id, v.number, v.graph, v.created_by, k.name AS created_by_name, v.snippets, v.created_at
  FROM sequence_versions v LEFT JOIN api_keys k ON k.workspace_id = v.workspace_id AND k.id = v.created_by
  WHERE v.workspace_id = $1::uuid`;

/** Of `enrollments e` with the touch `t` of its step. */
const TOUCH = `CASE WHEN t.id IS NULL OR t.state IN ('ready', 'reserved') OR ${TAKEN_BACK} THEN 'free'
  WHEN t.state IN ('sending', 'unknown', 'held') THEN 'under_way' ELSE 'over' END`;
const WITH_TOUCH = `enrollments e LEFT JOIN touches t
  ON t.workspace_id = e.workspace_id AND t.enrollment_id = e.id AND t.step_id = e.step_id`;

export function createVersionStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): VersionStore {
  const select = async (condition: string, values: readonly (string | number | readonly string[])[]) =>
    (await sql.rows<VersionRow>(`${SELECT_VERSION} AND ${condition}`, [workspaceId, ...values])).map(
      toRecord,
    );
  return {
    versions: (sequenceId) => select('v.sequence_id = $2::uuid ORDER BY v.number DESC', [sequenceId]),
    version: async (versionId) => (await select('v.id = $2::uuid', [versionId]))[0],
    versionByNumber: async (sequenceId, number) =>
      (await select('v.sequence_id = $2::uuid AND v.number = $3::int', [sequenceId, number]))[0],
    versionsByIds: (versionIds) => select('v.id = ANY($2::uuid[])', [versionIds]),

    async peopleOn(sequenceId) {
      const rows = await sql.rows<VersionPeople & { id: string }>(
        `SELECT e.sequence_version_id AS id, (count(*) FILTER (WHERE e.status = 'active'))::int AS active,
           (count(*) FILTER (WHERE e.status <> 'active'))::int AS ended
         FROM campaigns c JOIN enrollments e ON e.workspace_id = c.workspace_id AND e.campaign_id = c.id
         WHERE c.workspace_id = $1::uuid AND c.sequence_id = $2::uuid GROUP BY e.sequence_version_id`,
        [workspaceId, sequenceId],
      );
      return new Map(rows.map(({ id, active, ended }) => [id, { active, ended }]));
    },

    standings: (campaignId, samples) =>
      sql.rows<CountedGroup>(
        `SELECT g."versionId", g."stepId", g."homeVersionId", g."homeStepId", g.touch, g.people, g.queued,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('leadId', l.id, 'leadName', ${LEAD_NAME}) ORDER BY l.id), '[]')
              FROM leads l WHERE l.workspace_id = $1::uuid AND l.id = ANY(g.leads)) AS samples
         FROM (
           SELECT e.sequence_version_id AS "versionId", e.step_id AS "stepId", e.home_version_id AS "homeVersionId",
             e.home_step_id AS "homeStepId", ${TOUCH} AS touch, count(*)::int AS people,
             (count(*) FILTER (WHERE t.state IN ('ready', 'reserved')))::int AS queued, (array_agg(e.lead_id ORDER BY e.lead_id))[1:$3::int] AS leads
           FROM ${WITH_TOUCH}
           WHERE e.workspace_id = $1::uuid AND e.campaign_id = $2::uuid AND e.status = 'active'
           GROUP BY 1, 2, 3, 4, 5
         ) g ORDER BY g.people DESC, g."stepId", g.touch, g."versionId"`,
        [workspaceId, campaignId, samples],
      ),

    async lockUnderWay(campaignId) {
      // Person after person in one order, as a stop of the campaign takes them too.
      await sql.rows(
        `SELECT count(*)::int AS locked FROM (
           SELECT id FROM enrollments WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid AND status = 'active'
           ORDER BY lead_id, id FOR NO KEY UPDATE) e`,
        [workspaceId, campaignId],
      );
    },

    takeBack: (campaignId, toVersionId) =>
      sql.rows<EventData<'touch.cancelled'>>(
        `UPDATE touches t SET state = 'cancelled', reason = 'version_moved', slot_at = NULL, enqueued_at = NULL,
           fence = t.fence + (t.state = 'reserved')::int
         FROM enrollments e
         WHERE t.workspace_id = $1::uuid AND t.campaign_id = $2::uuid AND t.state IN ('ready', 'reserved')
           AND e.workspace_id = t.workspace_id AND e.id = t.enrollment_id AND e.status = 'active'
           AND e.sequence_version_id <> $3::uuid
         RETURNING t.id AS "touchId", t.kind, t.account_id AS "accountId", t.lead_id AS "leadId", t.campaign_id AS "campaignId",
           t.enrollment_id AS "enrollmentId", t.step_id AS "stepId"`,
        [workspaceId, campaignId, toVersionId],
      ),

    async move(campaignId, toVersionId, moves, now) {
      const [row] = await sql.rows<{ moved: number }>(
        `WITH moved AS (
           UPDATE enrollments o SET sequence_version_id = $3::uuid, step_id = m.to_step_id, home_version_id = m.to_home_version_id,
             home_step_id = m.to_home_step_id, blocked_on = '{}',
             -- Whoever is put elsewhere after a send waits from that send on.
             step_entered_at = CASE WHEN m.to_step_id = o.step_id THEN o.step_entered_at
               ELSE GREATEST(o.step_entered_at, s.sent_at) END,
             due_at = CASE WHEN s.touch = 'under_way' THEN o.due_at ELSE coalesce($5::timestamptz, o.due_at) END
           FROM (SELECT e.id, ${TOUCH} AS touch, t.sent_at FROM ${WITH_TOUCH}
                 WHERE e.workspace_id = $1::uuid AND e.campaign_id = $2::uuid AND e.status = 'active') s,
             jsonb_to_recordset($4::jsonb) AS m(version_id uuid, step_id text, home_version_id uuid, home_step_id text, touch text,
               to_step_id text, to_home_version_id uuid, to_home_step_id text)
           WHERE o.workspace_id = $1::uuid AND o.campaign_id = $2::uuid AND o.status = 'active' AND o.id = s.id
             AND o.sequence_version_id = m.version_id AND o.step_id = m.step_id AND s.touch = m.touch
             AND o.home_version_id IS NOT DISTINCT FROM m.home_version_id AND o.home_step_id IS NOT DISTINCT FROM m.home_step_id
           RETURNING o.id
         ) SELECT count(*)::int AS moved FROM moved`,
        [workspaceId, campaignId, toVersionId, JSON.stringify(moves.map(toRow)), now?.toString() ?? null],
      );
      return row?.moved ?? 0;
    },
  };
}

function toRow({ group, stepId, home }: Parameters<VersionStore['move']>[2][number]) {
  return {
    version_id: group.versionId,
    step_id: group.stepId,
    home_version_id: group.homeVersionId,
    home_step_id: group.homeStepId,
    touch: group.touch,
    to_step_id: stepId,
    to_home_version_id: home?.versionId ?? null,
    to_home_step_id: home?.stepId ?? null,
  };
}

function toRecord(row: VersionRow): VersionRecord {
  return {
    id: row.id,
    sequenceId: row.sequence_id,
    number: row.number,
    graph: row.graph,
    createdBy: row.created_by === null ? null : { id: row.created_by, name: row.created_by_name ?? '' },
    snippets: row.snippets,
    createdAt: toInstant(row.created_at),
  };
}
