/** What do all the changes add up to? The truth that the stored projection is compared with. */
import type { FigureChange } from './funnel.js';
import type { Metric } from './metrics.js';

export interface Figure {
  readonly campaignId: string;
  readonly metric: Metric;
  readonly stepId: string | null;
  /** Null but for `pipeline_cents`, which has a figure for each currency. */
  readonly currency: string | null;
  readonly count: number;
  readonly amountCents: number;
}

/** Totals in a stable order. Changes may come in any order, and a repeated one counts once. */
export function foldFigures(changes: Iterable<FigureChange>): Figure[] {
  const applied = new Set<string>();
  const figures = new Map<string, Figure>();
  for (const { campaignId, metric, stepId, unique, count, amountCents = 0, currency = null } of changes) {
    if (unique !== null) {
      if (applied.has(unique)) continue;
      applied.add(unique);
    }
    const key = [campaignId, stepId ?? '', metric, currency ?? ''].join('|');
    const before = figures.get(key) ?? { campaignId, metric, stepId, currency, count: 0, amountCents: 0 };
    figures.set(key, {
      ...before,
      count: before.count + count,
      amountCents: before.amountCents + amountCents,
    });
  }
  return [...figures.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, figure]) => figure);
}
