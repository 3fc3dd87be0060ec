/** Where is a campaign in its life, and which moves are allowed? */
export const CAMPAIGN_STATUSES = ['draft', 'scheduled', 'running', 'paused', 'completed', 'stopped'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export type CampaignMove = 'launch' | 'schedule' | 'unschedule' | 'pause' | 'resume' | 'complete' | 'stop';

const MOVES: Readonly<
  Record<CampaignMove, { readonly from: readonly CampaignStatus[]; readonly to: CampaignStatus }>
> = {
  schedule: { from: ['draft'], to: 'scheduled' },
  /** Back to a draft: nobody was contacted yet. */
  unschedule: { from: ['scheduled'], to: 'draft' },
  launch: { from: ['draft', 'scheduled'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  complete: { from: ['running'], to: 'completed' },
  stop: { from: ['draft', 'scheduled', 'running', 'paused'], to: 'stopped' },
};

/** The status after the move, or undefined when the campaign cannot make it from here. */
export function moveCampaign(status: CampaignStatus, move: CampaignMove): CampaignStatus | undefined {
  const rule = MOVES[move];
  return rule.from.includes(status) ? rule.to : undefined;
}
