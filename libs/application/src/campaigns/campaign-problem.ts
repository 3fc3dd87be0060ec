/** What does a caller see of something that stands in the way of a launch? */
import type { OutputOf } from '#contracts';

export type CampaignProblem = OutputOf<'campaigns.validate'>['problems'][number];

export function campaignError(path: string, code: string, message: string): CampaignProblem {
  return { path, code, message, level: 'error' };
}

export function campaignWarning(path: string, code: string, message: string): CampaignProblem {
  return { path, code, message, level: 'warning' };
}
