/** Who answers the operations on figures? */
import type { ReadHandlers } from '../operations/operation-context.js';
import { campaignFigures } from './campaign-figures.js';
import { compareFigures } from './compare-figures.js';
import { explainFigure } from './explain-figure.js';
import { figureTimeseries } from './figure-timeseries.js';
import { pipelineFigures } from './pipeline-figures.js';

export const figureHandlers = {
  'campaigns.figures': campaignFigures,
  'figures.compare': compareFigures,
  'figures.timeseries': figureTimeseries,
  'figures.pipeline': pipelineFigures,
  'figures.explain': explainFigure,
} satisfies Partial<ReadHandlers>;
