/**
 * Which sorts of people is a group of 25 made of?
 *
 * Characters are dealt from this deck, shuffled anew for every 25 people of a group, so that any 50 neighbours hold at
 * least one whole deck: each outcome is there by construction, not by luck.
 */
import type { Character, Deal, Meeting, Reaction, Reply, ReplyKind } from './character.js';
import { type Random, randomFor } from '../random/seeded-random.js';
import { REPLY_TEXTS } from './reply-texts.js';

type Make = (random: Random) => Omit<Character, 'sort'>;

const HOUR = 60;
const DAY = 24 * HOUR;

const reply = (random: Random, kind: ReplyKind, touch = 1): Reply => ({
  does: 'reply',
  touch,
  kind,
  text: random.pick(REPLY_TEXTS[kind]),
  afterMinutes: kind === 'out_of_office' ? 1 : random.between(HOUR / 2, 20 * HOUR),
});
const unsubscribe = (random: Random, touch = 1): Reaction => ({
  does: 'unsubscribe',
  touch,
  afterMinutes: random.between(5, 6 * HOUR),
});

const deal = (random: Random, outcome: Deal['outcome']): Deal => ({
  outcome,
  afterMinutes: random.between(DAY, 3 * DAY),
  name: random.pick(['Annual plan', 'Pilot', 'Team plan', 'Platform licence']),
  valueCents: random.between(24, 480) * 50_000,
  currency: 'EUR',
});
const meeting = (random: Random, outcome?: Deal['outcome']): Meeting => ({
  afterMinutes: random.between(HOUR, 12 * HOUR),
  startsAfterMinutes: random.between(DAY, 2 * DAY),
  deal: outcome && deal(random, outcome),
});

const soon = (random: Random) => random.between(HOUR, 30 * HOUR);
const late = (random: Random) => random.between(52 * HOUR, 100 * HOUR);

const person = (traits: Partial<Omit<Character, 'sort'>>): Omit<Character, 'sort'> => ({
  hasMailbox: true,
  acceptsAfterMinutes: undefined,
  onEmail: [],
  onLinkedin: [],
  meeting: undefined,
  ...traits,
});

/** Answers whichever way they were written to; only the first of these answers is ever given. */
const onBoth = (random: Random, kind: ReplyKind) => ({
  onEmail: [reply(random, kind)],
  onLinkedin: [reply(random, kind)],
});

const SORTS: Readonly<Record<string, readonly [count: number, make: Make]>> = {
  linkedin_buyer: [
    2,
    (r) => person({ acceptsAfterMinutes: soon(r), ...onBoth(r, 'interested'), meeting: meeting(r, 'won') }),
  ],
  email_buyer: [1, (r) => person({ onEmail: [reply(r, 'interested')], meeting: meeting(r, 'won') })],
  email_prospect: [1, (r) => person({ onEmail: [reply(r, 'interested')], meeting: meeting(r, 'lost') })],
  second_touch_prospect: [
    1,
    (r) => person({ onEmail: [reply(r, 'interested', 2)], meeting: meeting(r, 'lost') }),
  ],
  linkedin_curious: [
    1,
    (r) => person({ acceptsAfterMinutes: soon(r), ...onBoth(r, 'interested'), meeting: meeting(r) }),
  ],
  linkedin_refuser: [1, (r) => person({ acceptsAfterMinutes: soon(r), ...onBoth(r, 'not_interested') })],
  email_refuser: [1, (r) => person({ onEmail: [reply(r, 'not_interested')] })],
  linkedin_asker: [1, (r) => person({ acceptsAfterMinutes: soon(r), ...onBoth(r, 'other') })],
  email_asker: [1, (r) => person({ onEmail: [reply(r, 'other')] })],
  leaves_in_words: [1, (r) => person({ onEmail: [reply(r, 'unsubscribe')] })],
  leaves_by_click: [1, (r) => person({ onEmail: [unsubscribe(r)] })],
  leaves_later: [1, (r) => person({ onEmail: [unsubscribe(r, 2)] })],
  on_holiday: [1, (r) => person({ onEmail: [reply(r, 'out_of_office')] })],
  back_from_holiday: [
    1,
    (r) => person({ onEmail: [reply(r, 'out_of_office'), reply(r, 'interested', 2)], meeting: meeting(r) }),
  ],
  refused_mailbox: [1, () => person({ hasMailbox: false })],
  bounced_mailbox: [1, () => person({ hasMailbox: false })],
  silent_friend: [2, (r) => person({ acceptsAfterMinutes: soon(r) })],
  late_friend: [1, (r) => person({ acceptsAfterMinutes: late(r) })],
  silent: [5, () => person({})],
};

const DECK = Object.entries(SORTS).flatMap(([sort, [count]]) => Array.from({ length: count }, () => sort));

/** Deals the next sort of person within a group; an empty deck is followed by a new one. */
export function createDealer(seed: string): (group: string) => string {
  const decks = new Map<string, string[]>();
  let opened = 0;
  return (group) => {
    const deck = decks.get(group) ?? [];
    decks.set(group, deck);
    if (deck.length === 0) deck.push(...randomFor(seed, 'deck', group, (opened += 1)).shuffle(DECK));
    return deck.pop()!;
  };
}

export function dealCharacter(sort: string, random: Random): Character {
  const make = SORTS[sort]?.[1];
  if (!make) throw new Error(`There is no sort of person called ${sort}`);
  return { sort, ...make(random) };
}
