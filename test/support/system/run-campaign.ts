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
  const audienceIds: string[] = [];
  for (const part of partsOf(csv)) {
    const audienceName = audienceIds.length === 0 ? name : `${name}, part ${audienceIds.length + 1}`;
    audienceIds.push((await overture.leads.import({ csv: part, audienceName })).audienceId ?? '');
  }
  const sequence = await overture.sequences.create({ name, graph: graph as SequenceGraph });
  const campaign = await overture.campaigns.create({
    name,
    sequenceId: sequence.id,
    audienceIds,
    accountIds: system.world.accountIds,
  });
  const plan = await overture.campaigns.planLaunch({ campaignId: campaign.id });
  const launched = await overture.plans.execute({ planId: plan.id });
  return { campaignId: campaign.id, enrolled: launched.enrolled };
}

/** As many rows as one call takes; the sandbox writes a person on a line. */
const ROWS_A_CALL = 1_000;

function partsOf(csv: string): string[] {
  const [head = '', ...rows] = csv.trimEnd().split('\n');
  const parts = Array.from({ length: Math.ceil(rows.length / ROWS_A_CALL) }, (_, part) =>
    rows.slice(part * ROWS_A_CALL, (part + 1) * ROWS_A_CALL),
  );
  return parts.map((part) => `${[head, ...part].join('\n')}\n`);
}
