/** How do stored sums become counts, rates and money? */
import { COUNTED_METRICS, type Counts, deliveredOf, ratesOf } from '#domain';
import type { FigureRecord } from './figure-store.port.js';

export type CountsView = Record<string, number>;

/** Of one campaign or several together: every metric, those that never happened as 0. */
export function numbersOf(records: readonly FigureRecord[]) {
  const counts: Counts = {
    ...Object.fromEntries(COUNTED_METRICS.map((metric) => [metric, 0])),
    ...countsOf(records),
  };
  return {
    counts: { ...counts, delivered: deliveredOf(counts) } satisfies CountsView,
    pipeline: wonOf(records),
    rates: { ...ratesOf(counts) },
  };
}

/** Of a part of a campaign: only what happened there. */
export function partOf(records: readonly FigureRecord[]) {
  const counts = countsOf(records);
  const rates = Object.entries(ratesOf(counts)).filter(([, rate]) => rate.denominator > 0);
  return { counts: { ...counts }, pipeline: wonOf(records), rates: Object.fromEntries(rates) };
}

export function countsOf(records: readonly FigureRecord[]): Counts {
  const counts: CountsView = {};
  for (const { metric, count } of records) {
    if (metric !== 'pipeline_cents' && count !== 0) counts[metric] = (counts[metric] ?? 0) + count;
  }
  return counts;
}

function wonOf(records: readonly FigureRecord[]) {
  const won = new Map<string, number>();
  for (const { metric, currency, count, amountCents } of records) {
    if (metric === 'pipeline_cents' && count !== 0) won.set(currency, (won.get(currency) ?? 0) + amountCents);
  }
  return [...won]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, wonCents]) => ({ currency, wonCents }));
}
