/** Which meetings and deals came of it? Each is known by the id that the calendar or the CRM gave it. */
import type { CorrespondenceStore } from '#application';
import type { Db } from '../database/db.js';

type EngineDb = Pick<Db, 'workspaceId' | 'sql'>;
type Meeting = Parameters<CorrespondenceStore['recordMeeting']>[0];
type Deal = Parameters<CorrespondenceStore['recordDeal']>[0];

export async function recordMeeting({ workspaceId, sql }: EngineDb, meeting: Meeting): Promise<boolean> {
  const { attribution } = meeting;
  const rows = await sql.rows(
    `INSERT INTO meetings (workspace_id, id, lead_id, campaign_id, enrollment_id, external_id, starts_at, created_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7::timestamptz, $8::timestamptz)
     ON CONFLICT (workspace_id, external_id) DO NOTHING RETURNING id`,
    [
      workspaceId,
      meeting.id,
      attribution.leadId,
      attribution.campaignId,
      attribution.enrollmentId,
      meeting.externalId,
      meeting.startsAt.toString(),
      meeting.at.toString(),
    ],
  );
  return rows.length > 0;
}

export async function recordDeal(
  { workspaceId, sql }: EngineDb,
  deal: Deal,
): Promise<{ dealId: string; changed: boolean }> {
  const { attribution } = deal;
  const [written] = await sql.rows<{ id: string }>(
    `INSERT INTO deals AS d (workspace_id, id, lead_id, campaign_id, enrollment_id, external_id, name, stage, value_cents, currency, created_at, updated_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7, $8, $9::bigint, $10, $11::timestamptz, $11::timestamptz)
     ON CONFLICT (workspace_id, external_id) DO UPDATE
       SET stage = EXCLUDED.stage, name = EXCLUDED.name, value_cents = EXCLUDED.value_cents, currency = EXCLUDED.currency, updated_at = EXCLUDED.updated_at
       -- A closed deal is final here, so that nothing is counted twice.
       WHERE d.stage = 'open'
     RETURNING id`,
    [
      workspaceId,
      deal.id,
      attribution.leadId,
      attribution.campaignId,
      attribution.enrollmentId,
      deal.externalId,
      deal.name,
      deal.stage,
      deal.valueCents,
      deal.currency,
      deal.at.toString(),
    ],
  );
  return { dealId: written?.id ?? deal.id, changed: written !== undefined };
}
