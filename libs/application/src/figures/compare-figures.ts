/** figures.compare: how do several campaigns do, side by side and together? */
import { encodeId, notFound } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { askedPeriod, toldOf } from './asked-period.js';
import { numbersOf } from './numbers-of.js';

export const compareFigures: ReadHandler<'figures.compare'> = async ({ stores }, input) => {
  const { campaignIds } = input;
  const names = await namesOfCampaigns(stores, campaignIds);
  const sums = await stores.figures.sums(campaignIds, ['campaign'], askedPeriod(input));
  return {
    campaigns: campaignIds.map((campaignId) => ({
      campaignId,
      name: names.get(campaignId) ?? '',
      ...numbersOf(sums.filter((sum) => sum.campaignId === campaignId)),
    })),
    total: numbersOf(sums),
    ...toldOf(input, await stores.figures.counted()),
  };
};

/** @throws Refusal when one of them does not exist here */
export async function namesOfCampaigns(
  { figures }: ReadStores,
  campaignIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = await figures.namesOf('campaign', campaignIds);
  const missing = campaignIds.find((id) => !names.has(id));
  if (missing !== undefined) throw notFound('campaign', encodeId('campaign', missing));
  return names;
}
