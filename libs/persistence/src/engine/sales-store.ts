/** Which meetings and deals came of it? Found and held by the ids that calendars and CRMs gave them. */
import type { Attribution, DealRecord, MeetingRecord, SalesStore } from '#application';
import type { DealStatus, MeetingReport, MeetingStatus } from '#domain';
import type { Db } from '../database/db.js';
import { toInstant } from '../database/instants.js';

interface Attributed {
  readonly lead_id: string;
  readonly campaign_id: string | null;
  readonly enrollment_id: string | null;
  readonly step_id: string | null;
}

interface MeetingRow extends Attributed {
  readonly id: string;
  readonly source: string;
  readonly external_id: string;
  readonly status: MeetingStatus;
  readonly starts_at: Date | null;
  readonly revision: number;
  readonly reports: readonly MeetingReport[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

interface DealRow extends Attributed {
  readonly id: string;
  readonly source: string;
  readonly external_id: string;
  readonly name: string;
  readonly stage: string;
  readonly status: DealStatus;
  readonly value_cents: bigint;
  readonly currency: string;
  readonly revision: number;
  readonly status_since: Date;
  readonly reported_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const ATTRIBUTED = 'lead_id, campaign_id, enrollment_id, step_id';
const MEETING = `id, ${ATTRIBUTED}, source, external_id, status, starts_at, revision, reports, created_at, updated_at`;
const DEAL = `id, ${ATTRIBUTED}, source, external_id, name, stage, status, value_cents, currency, revision, status_since, reported_at,
  created_at, updated_at`;

export function createSalesStore({ workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>): SalesStore {
  /** A row that does not exist yet cannot be locked: its id is. */
  async function hold(what: string, ids: readonly string[]): Promise<void> {
    for (const id of [...new Set(ids)].sort())
      await sql.rows(
        `SELECT pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'sale of workspace_id', $1::text, $2::text, $3::text), 0))::text AS locked`,
        [workspaceId, what, id],
      );
  }

  return {
    async meetingByReference(source, externalIds) {
      await hold(`meeting ${source}`, externalIds);
      const [row] = await sql.rows<MeetingRow>(
        `SELECT ${MEETING} FROM meetings WHERE workspace_id = $1::uuid AND id IN (
           SELECT meeting_id FROM meeting_references WHERE workspace_id = $1::uuid AND source = $2 AND external_id = ANY ($3::text[]))
         ORDER BY created_at, id LIMIT 1 FOR UPDATE`,
        [workspaceId, source, externalIds],
      );
      return row && toMeeting(row);
    },

    async meetingById(id) {
      const [row] = await sql.rows<MeetingRow>(
        `SELECT ${MEETING} FROM meetings WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE`,
        [workspaceId, id],
      );
      return row && toMeeting(row);
    },

    async saveMeeting({ id, attribution, ...meeting }, externalIds) {
      await sql.rows(
        `INSERT INTO meetings (workspace_id, ${MEETING})
         VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7, $8, $9, $10::timestamptz, $11::int, $12::jsonb,
           $13::timestamptz, $14::timestamptz)
         ON CONFLICT (workspace_id, id) DO UPDATE SET external_id = EXCLUDED.external_id, status = EXCLUDED.status,
           starts_at = EXCLUDED.starts_at, revision = EXCLUDED.revision, reports = EXCLUDED.reports, updated_at = EXCLUDED.updated_at`,
        [
          workspaceId,
          id,
          attribution.leadId,
          attribution.campaignId,
          attribution.enrollmentId,
          attribution.stepId,
          meeting.source,
          meeting.externalId,
          meeting.status,
          meeting.startsAt?.toString() ?? null,
          meeting.revision,
          JSON.stringify(meeting.reports),
          meeting.createdAt.toString(),
          meeting.updatedAt.toString(),
        ],
      );
      await sql.rows(
        `INSERT INTO meeting_references (workspace_id, source, external_id, meeting_id)
         SELECT $1::uuid, $2, external_id, $3::uuid FROM unnest($4::text[]) AS external_id ON CONFLICT DO NOTHING`,
        [workspaceId, meeting.source, id, externalIds],
      );
    },

    async dealByReference(source, externalId) {
      await hold(`deal ${source}`, [externalId]);
      const [row] = await sql.rows<DealRow>(
        `SELECT ${DEAL} FROM deals WHERE workspace_id = $1::uuid AND source = $2 AND external_id = $3 FOR UPDATE`,
        [workspaceId, source, externalId],
      );
      return row && toDeal(row);
    },

    async dealById(id) {
      const [row] = await sql.rows<DealRow>(
        `SELECT ${DEAL} FROM deals WHERE workspace_id = $1::uuid AND id = $2::uuid FOR UPDATE`,
        [workspaceId, id],
      );
      return row && toDeal(row);
    },

    async saveDeal({ id, attribution, ...deal }) {
      await sql.rows(
        `INSERT INTO deals (workspace_id, ${DEAL})
         VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7, $8, $9, $10, $11, $12::bigint, $13, $14::int,
           $15::timestamptz, $16::timestamptz, $17::timestamptz, $18::timestamptz)
         ON CONFLICT (workspace_id, id) DO UPDATE SET name = EXCLUDED.name, stage = EXCLUDED.stage, status = EXCLUDED.status,
           value_cents = EXCLUDED.value_cents, currency = EXCLUDED.currency, revision = EXCLUDED.revision,
           status_since = EXCLUDED.status_since, reported_at = EXCLUDED.reported_at, updated_at = EXCLUDED.updated_at`,
        [
          workspaceId,
          id,
          attribution.leadId,
          attribution.campaignId,
          attribution.enrollmentId,
          attribution.stepId,
          deal.source,
          deal.externalId,
          deal.name,
          deal.stage,
          deal.status,
          deal.valueCents,
          deal.currency,
          deal.revision,
          deal.statusSince.toString(),
          deal.reportedAt?.toString() ?? null,
          deal.createdAt.toString(),
          deal.updatedAt.toString(),
        ],
      );
      await sql.rows(
        `INSERT INTO deal_changes (workspace_id, deal_id, revision, stage, status, value_cents, currency, at)
         VALUES ($1::uuid, $2::uuid, $3::int, $4, $5, $6::bigint, $7, $8::timestamptz) ON CONFLICT DO NOTHING`,
        [
          workspaceId,
          id,
          deal.revision,
          deal.stage,
          deal.status,
          deal.valueCents,
          deal.currency,
          deal.updatedAt.toString(),
        ],
      );
    },
  };
}

function attributionOf(row: Attributed): Attribution {
  return {
    leadId: row.lead_id,
    campaignId: row.campaign_id,
    enrollmentId: row.enrollment_id,
    stepId: row.step_id,
  };
}

function toMeeting(row: MeetingRow): MeetingRecord {
  return {
    id: row.id,
    attribution: attributionOf(row),
    source: row.source,
    externalId: row.external_id,
    status: row.status,
    startsAt: row.starts_at && toInstant(row.starts_at),
    revision: row.revision,
    reports: row.reports,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
  };
}

function toDeal(row: DealRow): DealRecord {
  return {
    id: row.id,
    attribution: attributionOf(row),
    source: row.source,
    externalId: row.external_id,
    name: row.name,
    stage: row.stage,
    status: row.status,
    valueCents: Number(row.value_cents),
    currency: row.currency,
    revision: row.revision,
    statusSince: toInstant(row.status_since),
    reportedAt: row.reported_at && toInstant(row.reported_at),
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
  };
}
