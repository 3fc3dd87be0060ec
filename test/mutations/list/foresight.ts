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
    name: 'a winner is named on a quarter of the evidence',
    file: 'libs/domain/src/statistics/sequential-test.ts',
    search: 'evidence.peak >= 1 / wrongAtMost;',
    replace: 'evidence.peak >= 0.25 / wrongAtMost;',
    test: unit(
      'libs/domain/src/statistics/sequential-test.spec.ts',
      'of 2,000 pairs that are alike, looked at after every answer, at most 5 % name a winner',
    ),
    why: 'Somebody drops the better text.',
  },
  {
    name: 'a winner is named of a handful',
    file: 'libs/domain/src/statistics/compare-variants.ts',
    search: 'const enough = isEnough(one.contacts.length) && isEnough(other.contacts.length);',
    replace: 'const enough = one.contacts.length > 0 && other.contacts.length > 0;',
    test: unit('libs/domain/src/statistics/compare-variants.spec.ts', 'of few people it names nobody'),
    why: 'Ten people decide what thousands read.',
  },
  {
    name: 'a rate hides what it is a part of',
    file: 'libs/application/src/figures/explain-figure.ts',
    search: 'ratesWith(metric).map((name) => [name, rates[name]])',
    replace: 'ratesWith(metric).map((name) => [name, { ...rates[name], denominator: 0 }])',
    test: integration('figures/dimensions.spec.ts', 'shows everybody behind it, page by page, and the rates'),
    why: 'Nobody can check what a number means.',
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
