/** What has been counted for a campaign, and up to which event? */
import type { FigureReads } from '#application';
import type { Db } from '../database/db.js';

/** Name of the projection's cursor in the event log. */
export const FIGURES_CONSUMER = 'figures';

interface Row {
  readonly step_id: string;
  readonly metric: string;
  readonly count: number;
  readonly amount_cents: bigint;
  readonly currency: string;
}

export function createFigureStore({ workspaceId, sql }: Db): FigureReads {
  return {
    async ofCampaign(campaignId) {
      const rows = await sql.rows<Row>(
        `SELECT step_id, metric, count, amount_cents, currency FROM figures
         WHERE workspace_id = $1::uuid AND campaign_id = $2::uuid ORDER BY step_id, metric, currency`,
        [workspaceId, campaignId],
      );
      // The cursor is of no workspace; the campaign's row only says that somebody of this one asks.
      const [cursor] = await sql.rows<{ position: bigint | null }>(
        `SELECT (SELECT position FROM event_cursors WHERE consumer = $3) AS position
         FROM campaigns WHERE workspace_id = $1::uuid AND id = $2::uuid`,
        [workspaceId, campaignId, FIGURES_CONSUMER],
      );
      return { figures: rows.map(toRecord), asOfPosition: Number(cursor?.position ?? 0) };
    },
  };
}

function toRecord({ step_id, metric, count, amount_cents, currency }: Row) {
  return { stepId: step_id, metric, count, amountCents: Number(amount_cents), currency };
}
