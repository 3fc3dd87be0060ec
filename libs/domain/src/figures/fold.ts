/** What do all the facts add up to? The truth that the stored projection is compared with. */
import { type Dimension, type Fact, placesOf, standingFacts } from './fact.js';
import type { Metric } from './metrics.js';

export interface Figure {
  readonly campaignId: string;
  readonly dimension: Dimension;
  /** Of the dimension: "" for the campaign as a whole, else a step, an account … */
  readonly key: string;
  readonly grain: Grain;
  /** First day of the month or the day itself; `ALWAYS` for the total. */
  readonly startsOn: string;
  readonly metric: Metric;
  /** "" but for `pipeline_cents`, which has a figure for each currency. */
  readonly currency: string;
  readonly count: number;
  readonly amountCents: number;
}

export const GRAINS = ['total', 'month', 'day'] as const;
export type Grain = (typeof GRAINS)[number];

/** The day under which totals stand. */
export const ALWAYS = '0001-01-01';

/** Figures that are not zero, in a stable order. Facts may come in any order and any number of times. */
export function foldFigures(facts: Iterable<Fact>): Figure[] {
  const figures = new Map<string, Figure>();
  for (const fact of standingFacts(facts)) {
    for (const figure of figuresOf(fact)) {
      const key = orderOf(figure);
      const before = figures.get(key);
      figures.set(key, {
        ...figure,
        count: figure.count + (before?.count ?? 0),
        amountCents: figure.amountCents + (before?.amountCents ?? 0),
      });
    }
  }
  return [...figures.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, figure]) => figure);
}

function figuresOf(fact: Fact): Figure[] {
  const { campaignId, day, amountCents, currency } = fact;
  const counted: Pick<Figure, 'metric' | 'currency' | 'amountCents'>[] = fact.metrics.map((metric) => ({
    metric,
    currency: '',
    amountCents: 0,
  }));
  if (currency !== '') counted.push({ metric: 'pipeline_cents', currency, amountCents });
  const periods: Pick<Figure, 'grain' | 'startsOn'>[] = [
    { grain: 'total', startsOn: ALWAYS },
    { grain: 'month', startsOn: `${day.slice(0, 7)}-01` },
    { grain: 'day', startsOn: day },
  ];
  return placesOf(fact).flatMap(([dimension, key]) =>
    periods.flatMap((period) =>
      counted.map((what) => ({ campaignId, dimension, key, ...period, ...what, count: 1 })),
    ),
  );
}

/** By which figures are sorted and told apart. */
export const orderOf = ({ campaignId, dimension, key, grain, startsOn, metric, currency }: Figure): string =>
  [campaignId, dimension, key, grain, startsOn, metric, currency].join('|');
