/** How do campaigns come over? As drafts: nothing that was running there starts here by itself. */
import type { Bringing } from './bringing.ts';
import { mapCampaign } from './map-campaign.ts';
import type { LgmCampaign } from './records.ts';

export async function bringCampaigns(bringing: Bringing): Promise<void> {
  const { lgm, progress, say } = bringing;
  const audiences = await audienceIds(bringing);
  const accounts = await accountIds(bringing);
  for await (const campaign of lgm.campaigns()) {
    const piece = `campaign:${campaign.id}`;
    if (progress.isDone(piece)) continue;
    await bringCampaign(bringing, campaign, {
      audienceId: audiences.get(campaign.audienceName ?? ''),
      accountIds: accounts.get(campaign.identityId ?? '') ?? [],
    });
    progress.finish(piece);
    say(`  ${campaign.name}`);
  }
}

interface Parts {
  readonly audienceId: string | undefined;
  readonly accountIds: readonly string[];
}

async function bringCampaign(
  { lgm, overture, report }: Bringing,
  { id, name, audienceName }: LgmCampaign,
  { audienceId, accountIds: accounts }: Parts,
): Promise<void> {
  const externalId = `lgm:${id}`;
  const { data: found } = await overture.campaigns.list({ externalId });
  if (found.length > 0) {
    report.counts.campaignsFound += 1;
    return;
  }
  const tell = (note: string): void => {
    report.notes.push({ about: 'campaign', id, name, note });
  };
  const { graph, notes } = mapCampaign(await lgm.messages(id));
  notes.forEach(tell);
  if (audienceName !== undefined && audienceId === undefined) tell(`There is no audience "${audienceName}".`);
  const sequence = await overture.sequences.create(
    { name, graph } as Parameters<typeof overture.sequences.create>[0],
    { idempotencyKey: `import-sequence-${externalId}` },
  );
  await overture.campaigns.create({
    name,
    externalId,
    sequenceId: sequence.id,
    ...(audienceId === undefined ? {} : { audienceIds: [audienceId] }),
    ...(accounts.length === 0 ? {} : { accountIds: accounts }),
  });
  for (const { level, path, message } of sequence.problems)
    if (level === 'error') tell(`The draft needs work at ${path}: ${message}`);
  report.counts.campaignsCreated += 1;
}

async function audienceIds({ overture }: Bringing): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for await (const { id, name } of overture.iterate('audiences.list', { limit: 200 })) ids.set(name, id);
  return ids;
}

/** Accounts of the identity that has the same name here, by the identity's id there. */
async function accountIds({ lgm, overture }: Bringing): Promise<ReadonlyMap<string, readonly string[]>> {
  const { data } = await overture.identities.list({});
  const ours = new Map(data.map(({ name, accounts }) => [name.toLowerCase(), accounts.map(({ id }) => id)]));
  return new Map((await lgm.identities()).map(({ id, name }) => [id, ours.get(name.toLowerCase()) ?? []]));
}
