/** figures.timeseries: what happened when? Quiet intervals are there, with zeros. */
import { COUNTED_METRICS } from '#domain';
import type { ReadHandler } from '../operations/operation-context.js';
import { bucketsAsked, askedPeriod, toldOf } from './asked-period.js';
import { namesOfCampaigns } from './compare-figures.js';
import { countsOf } from './numbers-of.js';

const NOTHING = Object.fromEntries(COUNTED_METRICS.map((metric) => [metric, 0]));

export const figureTimeseries: ReadHandler<'figures.timeseries'> = async ({ stores }, input) => {
  const { campaignIds, interval, from, to } = input;
  const period = { from, to };
  askedPeriod(period);
  const buckets = bucketsAsked(period, interval);
  await namesOfCampaigns(stores, campaignIds);
  const sums = await stores.figures.series(campaignIds, interval, period);
  const byStart = Map.groupBy(sums, ({ startsOn }) => startsOn);
  return {
    interval,
    points: buckets.map(({ key, startsOn, ...days }) => ({
      key,
      from: days.from,
      to: days.to,
      counts: { ...NOTHING, ...countsOf(byStart.get(startsOn) ?? []) },
    })),
    ...toldOf(input, await stores.figures.counted()),
  };
};
