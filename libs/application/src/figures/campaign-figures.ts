/** campaigns.figures: how does a campaign go, as a whole, step by step, and by one dimension? */
import { encodeId, FIGURE_DIMENSIONS, type OutputOf } from '#contracts';
import { type Interval, isTouchStep, type Period, type SequenceGraph } from '#domain';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import { requireCampaign } from '../campaigns/campaign-view.js';
import type { ReadHandler } from '../operations/operation-context.js';
import type { ReadStores } from '../persistence/stores.js';
import { walkOrder } from '../sequences/walk-order.js';
import { askedPeriod, bucketsAsked, toldOf } from './asked-period.js';
import type { FigureRecord } from './figure-store.port.js';
import { numbersOf, partOf } from './numbers-of.js';

type View = OutputOf<'campaigns.figures'>;
type Breakdown = NonNullable<View['breakdown']>;
type Dimension = (typeof FIGURE_DIMENSIONS)[number];

export const campaignFigures: ReadHandler<'campaigns.figures'> = async ({ stores }, input) => {
  const { campaignId, by } = input;
  const period = askedPeriod(input);
  const dimension = by !== undefined && isDimension(by) ? by : undefined;
  const dimensions = [...new Set(['campaign', 'step', ...(dimension ? [dimension] : [])] as const)];
  const [campaign, sums, counted, version] = await Promise.all([
    requireCampaign(stores.campaigns, campaignId),
    stores.figures.sums([campaignId], dimensions, period),
    stores.figures.counted(),
    stores.sequences.versionOf(campaignId),
  ]);
  const of = (asked: string) => sums.filter((sum) => sum.dimension === asked);
  return {
    campaignId,
    name: campaign.name,
    ...numbersOf(of('campaign')),
    steps: stepsOf(version ?? (await draftOf(stores, campaign)), of('step')),
    breakdown: dimension
      ? { by: dimension, rows: await rowsOf(stores, dimension, of(dimension)) }
      : by === undefined || isDimension(by)
        ? null
        : { by, rows: await intervalsOf(stores, campaignId, by, period) },
    ...toldOf(input, counted),
  };
};

const isDimension = (by: string): by is Dimension => FIGURE_DIMENSIONS.some((dimension) => dimension === by);

/** What is shown before a launch. */
async function draftOf(
  stores: ReadStores,
  { sequenceId }: CampaignRecord,
): Promise<SequenceGraph | undefined> {
  return sequenceId === null ? undefined : (await stores.sequences.find(sequenceId))?.graph;
}

/** Steps that contact somebody, in the order of the sequence, with what happened there. */
function stepsOf(graph: SequenceGraph | undefined, figures: readonly FigureRecord[]): View['steps'] {
  const steps = graph ? walkOrder(graph).filter(isTouchStep) : [];
  return steps.map(({ id, kind }) => {
    const { counts, rates } = partOf(figures.filter(({ key }) => key === id));
    return { stepId: id, kind, counts: { contacted: 0, ...counts }, rates };
  });
}

/** In the order of their keys; ids as they are outside. */
async function rowsOf(
  { figures }: ReadStores,
  dimension: Dimension,
  sums: readonly FigureRecord[],
): Promise<Breakdown['rows']> {
  const byKey = Map.groupBy(sums, ({ key }) => key);
  const keys = [...byKey.keys()].sort();
  const isNamed = dimension === 'identity' || dimension === 'account' || dimension === 'audience';
  const names = isNamed ? await figures.namesOf(dimension, keys) : undefined;
  return keys.map((key) => ({
    key: isNamed ? encodeId(dimension, key) : key,
    name: names?.get(key) ?? null,
    ...partOf(byKey.get(key) ?? []),
  }));
}

/** From the first to the last day on which something happened, where the caller names none. */
async function intervalsOf(
  { figures }: ReadStores,
  campaignId: string,
  by: Interval,
  asked: Period | null,
): Promise<Breakdown['rows']> {
  const counted = await figures.countedDays(campaignId);
  if (counted === undefined) return [];
  const period = {
    from: asked !== null && asked.from > counted.from ? asked.from : counted.from,
    to: asked !== null && asked.to < counted.to ? asked.to : counted.to,
  };
  if (period.from > period.to) return [];
  const buckets = bucketsAsked(period, by);
  const sums = await figures.series([campaignId], by, period);
  const byStart = Map.groupBy(sums, ({ startsOn }) => startsOn);
  return buckets.map(({ key, startsOn }) => ({
    key,
    name: null,
    ...partOf(byStart.get(startsOn) ?? []),
  }));
}
