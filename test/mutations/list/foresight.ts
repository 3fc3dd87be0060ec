/** What is foretold is what happens, and what is claimed is shown. */
import { integration, type Mutation, unit } from '../mutation.ts';

const months = (name: string) => unit('libs/domain/src/simulation/simulated-months.spec.ts', name);

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
  {
    name: 'the contact policy lets one more through',
    file: 'libs/domain/src/contact/contact-policy.ts',
    search: 'newestFirst[most - 1]',
    replace: 'newestFirst[most]',
    test: months('never outside the hours, above a limit, after an answer, too often or twice'),
    why: 'People hear from us more often than somebody decided.',
  },
  {
    name: 'a gap may be shorter than its least',
    file: 'libs/domain/src/pacing/lane-chance.ts',
    search: '(min + random() * (max - min))',
    replace: '(random() * max)',
    test: months('never outside the hours, above a limit, after an answer, too often or twice'),
    why: 'An account sends like a machine.',
  },
];
