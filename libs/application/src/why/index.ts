/** Who says why nothing is sending? */
import type { ReadHandlers } from '../operations/operation-context.js';
import { whyAccount } from './why-account.js';
import { whyCampaign } from './why-campaign.js';

export * from './why-reads.port.js';

export const whyHandlers = {
  'campaigns.why': whyCampaign,
  'accounts.why': whyAccount,
} satisfies Partial<ReadHandlers>;
