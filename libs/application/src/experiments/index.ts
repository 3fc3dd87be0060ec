/** Who answers which variant is better? */
import type { ReadHandlers } from '../operations/operation-context.js';
import { compareCampaignVariants } from './compare-campaign-variants.js';

export * from './experiment-reads.port.js';

export const experimentHandlers = {
  'campaigns.compare_variants': compareCampaignVariants,
} satisfies Partial<ReadHandlers>;
