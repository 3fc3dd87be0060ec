/** Figures as CSV: one table for each of the answers, of any length. */
import { z } from 'zod';
import { INTERVALS } from '#domain';
import { id } from '../ids/edge.js';
import { idList } from '../ids/id-list.js';
import { FIGURES_BY, figurePeriod, metricName, MOST_COMPARED } from '../operations/figure.operations.js';
import { defineStream } from './stream.js';

export const FIGURE_TABLES = ['campaigns', 'breakdown', 'timeseries', 'pipeline', 'facts'] as const;

export const exportFigures = defineStream({
  name: 'figures.export',
  scope: 'outreach:read',
  summary:
    'Figures as CSV: campaigns side by side, a breakdown, a time series, the pipeline, or the facts behind a number',
  input: z.strictObject({
    table: z.enum(FIGURE_TABLES),
    campaignIds: idList('campaign', MOST_COMPARED).optional().meta({
      description: 'Left out only with pipeline, which then has all of them.',
    }),
    by: z.enum(FIGURES_BY).default('step').meta({ description: 'For breakdown.' }),
    interval: z.enum(INTERVALS).default('day').meta({ description: 'For timeseries.' }),
    campaignId: id('campaign').optional().meta({ description: 'For facts.' }),
    metric: metricName.optional().meta({ description: 'For facts.' }),
    stepId: z.string().min(1).max(100).optional().meta({ description: 'For facts.' }),
    ...figurePeriod,
  }),
  produces: 'text/csv',
  http: { path: '/v1/figures/export' },
  fileName: 'figures.csv',
});
