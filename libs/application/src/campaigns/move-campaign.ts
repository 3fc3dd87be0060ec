/** May this campaign make that move? If not, the refusal says from where it could. */
import { Refusal } from '#contracts';
import type { CampaignMove, CampaignStatus } from '#domain';
import { CAMPAIGN_STATUSES, moveCampaign } from '#domain';
import type { CampaignRecord } from './campaign-store.port.js';

export function movedBy(move: CampaignMove, campaign: CampaignRecord): CampaignStatus {
  const status = moveCampaign(campaign.status, move);
  if (!status) throw wrongState(`You cannot ${move} "${campaign.name}"`, campaign, statesThatAllow(move));
  return status;
}

export function requireDraft(what: string, campaign: CampaignRecord): void {
  if (campaign.archivedAt !== null) {
    throw new Refusal(
      'wrong_state',
      `${what} "${campaign.name}": it was put away.`,
      'Take it out again first: campaigns.unarchive.',
    );
  }
  if (campaign.status !== 'draft') throw wrongState(`${what} "${campaign.name}"`, campaign, ['draft']);
}

function statesThatAllow(move: CampaignMove): CampaignStatus[] {
  return CAMPAIGN_STATUSES.filter((status) => moveCampaign(status, move) !== undefined);
}

function wrongState(what: string, campaign: CampaignRecord, allowed: readonly CampaignStatus[]): Refusal {
  return new Refusal(
    'wrong_state',
    `${what}: the campaign is ${campaign.status}.`,
    `This is possible while a campaign is ${allowed.join(' or ')}. Read it again to see where it stands.`,
  );
}
