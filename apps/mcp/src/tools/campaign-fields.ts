/** How is a campaign told to a model? */
import type { Campaign } from '../names/find-campaigns.js';
import { cleanLine } from '../untrusted/clean-text.js';

export function describeCampaign(campaign: Campaign): string {
  const { id, name, status, enrollments, launchedAt, scheduledAt } = campaign;
  const { active, finished, stopped } = enrollments;
  const people = active + finished + stopped;
  const where =
    people === 0
      ? 'nobody enrolled'
      : `${people} people: ${active} active, ${finished} finished, ${stopped} stopped`;
  const when = launchedAt ? `, launched ${launchedAt}` : scheduledAt ? `, starts ${scheduledAt}` : '';
  return `${id} "${cleanLine(name)}", ${status}${when}; ${where}`;
}

export function campaignFields(campaign: Campaign): Record<string, unknown> {
  return {
    campaign_id: campaign.id,
    name: cleanLine(campaign.name),
    status: campaign.status,
    sequence_id: campaign.sequenceId,
    audiences: campaign.audiences.map(({ id, live }) => ({ audience_id: id, live })),
    account_ids: campaign.accountIds,
    scheduled_at: campaign.scheduledAt,
    launched_at: campaign.launchedAt,
    ended_at: campaign.endedAt,
    enrollments: campaign.enrollments,
  };
}
