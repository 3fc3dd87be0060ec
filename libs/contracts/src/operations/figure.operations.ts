/** Figures: what was counted, in which period, by which dimension; and what a number is made of. */
import { z } from 'zod';
import { COUNTED_METRICS, DEAL_STATUSES, INTERVALS, type Metric, MINIMUM_SAMPLE } from '#domain';
import { id } from '../ids/edge.js';
import { idList } from '../ids/id-list.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

export const MOST_COMPARED = 20;
/** Rows of one answer: days, weeks or months. */
export const MOST_INTERVALS = 400;
export const FIGURE_DIMENSIONS = ['step', 'variant', 'identity', 'account', 'audience'] as const;
export const FIGURES_BY = [...FIGURE_DIMENSIONS, ...INTERVALS] as const;
/** How replies, meetings and deals find their campaign and step; docs/figures.md has it in words. */
export const ATTRIBUTION = 'answered_touch_else_last_touch';

export const metricName = z.enum(COUNTED_METRICS as [Metric, ...Metric[]]);

/** ISO 8601, of the years 1970 to 2999. */
const figureDay = (message: string) =>
  z.iso.date(message).refine((day) => day >= '1970' && day < '3000', 'A day of the years 1970 to 2999.');

/** Days of the workspace's zone, both included. */
export const figurePeriod = {
  from: figureDay('A day, as in 2026-03-02.').optional(),
  to: figureDay('A day, as in 2026-03-31; included.').optional(),
};
const periodView = z
  .object({ from: z.string().nullable(), to: z.string().nullable() })
  .meta({ description: 'First and last day, both included; null where it is open.' });

export const rate = z.object({
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().meta({
    description:
      'Where the true rate lies in 95 of 100 cases (Wilson); null where there is no share to speak of.',
  }),
  enough: z.boolean().meta({
    description: `Whether the denominator (${MINIMUM_SAMPLE} at least) lets anybody claim this rate.`,
  }),
  definition: z.string(),
});
const counts = z.record(z.string(), z.number().int());
const rates = z.record(z.string(), rate);
const won = z.array(z.object({ currency: z.string(), wonCents: z.number().int() }));
const numbers = { counts, pipeline: won, rates };
/** What every answer says of how it was counted. */
const told = {
  period: periodView,
  timeZone: z.string().meta({ description: 'IANA zone in which days are counted: the workspace’s.' }),
  attribution: z.literal(ATTRIBUTION),
  asOfPosition: z.number().int().meta({ description: 'How far the event log has been counted.' }),
};

export const figuresView = z.object({
  campaignId: id('campaign'),
  name: z.string(),
  ...numbers,
  steps: z.array(z.object({ stepId: z.string(), kind: z.string(), counts, rates })),
  breakdown: z
    .object({
      by: z.enum(FIGURES_BY),
      rows: z.array(z.object({ key: z.string(), name: z.string().nullable(), ...numbers })),
    })
    .nullable(),
  ...told,
});
export const campaignFigures = defineOperation({
  name: 'campaigns.figures',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'The funnel of a campaign and of each step, with the denominator of every rate',
  input: z.strictObject({ campaignId: id('campaign'), by: z.enum(FIGURES_BY).optional(), ...figurePeriod }),
  output: figuresView,
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/figures' },
});

export const comparisonView = z.object({
  campaigns: z.array(z.object({ campaignId: id('campaign'), name: z.string(), ...numbers })),
  total: z.object(numbers),
  ...told,
});
export const compareFigures = defineOperation({
  name: 'figures.compare',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Up to 20 campaigns side by side and together',
  input: z.strictObject({ campaignIds: idList('campaign', MOST_COMPARED), ...figurePeriod }),
  output: comparisonView,
  http: { method: 'GET', path: '/v1/figures/compare' },
  cost: 5,
});

export const timeseriesView = z.object({
  interval: z.enum(INTERVALS),
  points: z.array(z.object({ key: z.string(), from: z.string(), to: z.string(), counts })),
  ...told,
});
export const figureTimeseries = defineOperation({
  name: 'figures.timeseries',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'What happened day by day, week by week or month by month, quiet days as zeros',
  input: z.strictObject({
    campaignIds: idList('campaign', MOST_COMPARED),
    interval: z.enum(INTERVALS).default('day'),
    from: figureDay('A day, as in 2026-03-02.'),
    to: figureDay('A day, as in 2026-03-31; included.'),
  }),
  output: timeseriesView,
  http: { method: 'GET', path: '/v1/figures/timeseries' },
  cost: 5,
});

const money = z.object({ currency: z.string(), count: z.number().int(), valueCents: z.number().int() });
const pipelineNumbers = {
  meetings: z.object({
    booked: z.number().int(),
    rescheduled: z.number().int(),
    cancelled: z.number().int(),
    held: z.number().int(),
    noShow: z.number().int(),
  }),
  stages: z.array(
    z.object({
      stage: z.string(),
      status: z.enum(DEAL_STATUSES),
      count: z.number().int(),
      values: z.array(money),
    }),
  ),
  open: z.object({ count: z.number().int(), values: z.array(money) }),
  won: z.object({ count: z.number().int(), values: z.array(money) }),
  lost: z.object({ count: z.number().int(), values: z.array(money) }),
  winRate: rate,
};
export const pipelineView = z.object({
  campaigns: z.array(
    z.object({ campaignId: id('campaign').nullable(), name: z.string().nullable(), ...pipelineNumbers }),
  ),
  total: z.object(pipelineNumbers),
  ...told,
});
export const pipelineFigures = defineOperation({
  name: 'figures.pipeline',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Meetings and deals by stage and value, won and lost, for each campaign and in total',
  input: z.strictObject({ campaignIds: idList('campaign', MOST_COMPARED).optional(), ...figurePeriod }),
  output: pipelineView,
  http: { method: 'GET', path: '/v1/figures/pipeline' },
  cost: 5,
});

export const explainFigure = defineOperation({
  name: 'figures.explain',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'What a number is made of: its definition and every person, touch, meeting or deal behind it',
  input: z.strictObject({
    campaignId: id('campaign'),
    metric: metricName,
    stepId: z.string().min(1).max(100).optional(),
    ...figurePeriod,
    ...page,
  }),
  output: pageOf(
    z.object({
      of: z.enum(['enrollment', 'lead', 'touch', 'meeting', 'deal']),
      id: z.string(),
      leadId: id('lead').nullable(),
      eventId: id('event'),
      stepId: z.string().nullable(),
      day: z.string(),
    }),
  ).extend({
    metric: metricName,
    definition: z.string(),
    count: z.number().int(),
    /** Rates of which it is a part. */
    rates,
    ...told,
  }),
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/figures/explain' },
});
