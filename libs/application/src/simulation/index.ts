/** Who answers what would happen? */
import type { ReadHandlers } from '../operations/operation-context.js';
import { simulateCampaign } from './simulate-campaign.js';

export * from './simulation-reads.port.js';
export { runSimulation } from './run-simulation.js';

export const simulationHandlers = {
  'campaigns.simulate': simulateCampaign,
} satisfies Partial<ReadHandlers>;
