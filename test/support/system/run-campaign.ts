/** How is a campaign launched in a test? By the calls that a developer would make. */
import type { SequenceGraph } from '@overture/client';
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
  const { overture } = system;
  const name = `Campaign ${query}`;
  const csv = await (await fetch(new URL(`/population.csv?${query}`, system.sandboxUrl))).text();
  const imported = await overture.leads.import({ csv, audienceName: name });
  const sequence = await overture.sequences.create({ name, graph: graph as SequenceGraph });
  const campaign = await overture.campaigns.create({
    name,
    sequenceId: sequence.id,
    audienceIds: [imported.audienceId ?? ''],
    accountIds: system.world.accountIds,
  });
  const plan = await overture.campaigns.planLaunch({ campaignId: campaign.id });
  const launched = await overture.plans.execute({ planId: plan.id });
  return { campaignId: campaign.id, enrolled: launched.enrolled };
}
