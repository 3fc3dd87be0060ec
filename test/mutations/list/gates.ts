/** The gates: what cannot go yet keeps out of the way, and comes back when it can. */
import { integration, type Mutation, unit } from '../mutation.ts';

const GATES = 'libs/persistence/src/engine/domain-gates.ts';
const WAITING = 'libs/domain/src/pacing/waiting-touches.ts';
const gates = (name: string) => integration('engine/gates.spec.ts', name);
const sharing = (name: string) => unit('libs/domain/src/pacing/sharing.spec.ts', name);

export const GATE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'a spent domain stands in the way',
    file: 'libs/application/src/engine/allocate-lanes.ts',
    search: '    await shutSpentDomains(lanes, decided);\n',
    replace: '',
    test: gates('is given what it takes; the rest waits behind a gate'),
    why: 'Thousands of mails to one company hold up everybody else, and are looked at every second.',
  },
  {
    name: 'a gate never goes',
    file: GATES,
    search: 'AND NOT EXISTS (SELECT 1 FROM touches t WHERE ${SHUT})',
    replace: 'AND false',
    test: gates('takes as many again the next day, and its gate stands until nobody is left behind it'),
    why: 'Every company that was ever written to is asked about each day, for ever.',
  },
  {
    name: 'a gate goes with somebody behind it',
    file: GATES,
    search: 'AND NOT EXISTS (SELECT 1 FROM touches t WHERE ${SHUT})',
    replace: '',
    test: gates('takes as many again the next day, and its gate stands until nobody is left behind it'),
    why: 'Whoever waits behind it is never written to, and nobody is told.',
  },
  {
    name: 'a pause holds the places of a domain',
    file: GATES,
    search: " AND c.status = 'running'",
    replace: '',
    test: gates('gives no place behind its gate to a campaign that is paused'),
    why: 'A paused campaign keeps every other one from a whole domain.',
  },
  {
    name: 'a raised limit is noticed tomorrow',
    file: 'libs/persistence/src/budget/wake-spent.ts',
    search: 'UPDATE domain_gates SET opens_at = LEAST(opens_at, $3::timestamptz)',
    replace: 'UPDATE domain_gates SET opens_at = opens_at + ($3::timestamptz - $3::timestamptz)',
    test: gates('takes more at once, when its limit is raised'),
    why: 'Somebody makes room and nothing happens.',
  },
  {
    name: 'a campaign counts its slots lane by lane',
    file: 'libs/application/src/engine/allocate-lanes.ts',
    search: 'campaigns.give(campaignId)',
    replace: 'void campaignId',
    test: gates('is given that and no more, over all its accounts in one round'),
    why: 'Each account reserves the campaign’s whole day, and the claim sends nearly all of it back.',
  },
  {
    name: 'shut hours hold up those behind',
    file: WAITING,
    search: '!isBefore(at, each.dueAt) && isOpen(each)',
    replace: '!isBefore(at, each.dueAt)',
    test: sharing('are passed by while those are shut'),
    why: 'Mail leaves at three in the morning of whoever reads it, or is sent back by the claim over and over.',
  },
];
