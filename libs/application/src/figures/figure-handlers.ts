/** Who answers the operations on figures? */
import type { OperationHandlers } from '../operations/operation-context.js';
import { campaignFigures } from './campaign-figures.js';

export const figureHandlers = { 'campaigns.figures': campaignFigures } satisfies Partial<OperationHandlers>;
