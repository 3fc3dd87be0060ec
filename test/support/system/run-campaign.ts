/** How is a campaign launched in a test? By the calls that a developer would make. */
import { OUTREACH_SEQUENCE } from '../../../launcher/demo/sequence.ts';
import type { System } from './system.js';

export interface LaunchedCampaign {
  readonly campaignId: string;
  readonly enrolled: number;
}

/** Imports people of the sandbox and launches a campaign at them. `query` as `/population.csv` takes it. */
export async function launchCampaign(
  system: System,
  query: string,
  graph: object = OUTREACH_SEQUENCE,
): Promise<LaunchedCampaign> {
  const { rest } = system;
  const name = `Campaign ${query}`;
  const csv = await (await fetch(new URL(`/population.csv?${query}`, system.sandboxUrl))).text();
  const imported = await rest.post<{ audienceId: string }>('/v1/leads/import', { csv, audienceName: name });
  const sequence = await rest.post<{ id: string }>('/v1/sequences', { name, graph });
  const campaign = await rest.post<{ id: string }>('/v1/campaigns', {
    name,
    sequenceId: sequence.id,
    audienceIds: [imported.audienceId],
    accountIds: system.world.accountIds,
  });
  const plan = await rest.post<{ id: string }>(`/v1/campaigns/${campaign.id}/launch-plans`);
  const launched = await rest.post<{ enrolled: number }>(`/v1/plans/${plan.id}/execute`);
  return { campaignId: campaign.id, enrolled: launched.enrolled };
}
