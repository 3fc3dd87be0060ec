/** What is foretold is what happens, and what is claimed is shown. */
import { integration, type Mutation } from '../mutation.ts';

export const FORESIGHT: readonly Mutation[] = [
  {
    name: 'a simulation reads the hours of a campaign on its own clock',
    file: 'libs/application/src/simulation/world-of-campaign.ts',
    search: 'const zone = campaign.inLeadZone ? timeZone : null;',
    replace: 'const zone = campaign.inLeadZone ? null : timeZone;',
    test: integration(
      'simulation/simulate.spec.ts',
      'changes nothing, and the rounds of the engine then do on each day what it foretold',
    ),
    why: 'Somebody plans by days that do not come.',
  },
];
