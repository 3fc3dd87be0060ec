/** How many more can an account, or somebody who speaks, contact today? The tightest of all limits counts, as for allocation. */
import {
  accountLimits,
  channelOf,
  limitsOf,
  type Moment,
  type SequenceGraph,
  type TouchKind,
  type Use,
} from '#domain';
import type { AccountReads } from '../accounts/account-store.port.js';
import { useQuestion } from '../budget/use-question.js';
import type { CampaignAccount } from '../campaigns/campaign-store.port.js';
import { type Speaker, touchStepsOf } from '../campaigns/speakers.js';

/** What the limits of a kind leave; `Infinity` where it has none. */
export interface RoomLeft {
  readonly accountId: string;
  readonly kind: TouchKind;
  readonly today: number;
  /** Of a day on which nothing was used yet. */
  readonly aDay: number;
}

/** Of each account, for the kinds of the sequence that go through it. */
export async function roomsLeft(
  accounts: Pick<AccountReads, 'account' | 'uses'>,
  among: readonly CampaignAccount[],
  graph: SequenceGraph,
  now: Temporal.Instant,
): Promise<RoomLeft[]> {
  const asked = [];
  for (const { id, channel } of among) {
    const account = await accounts.account(id);
    if (!account) continue;
    const limits = accountLimits(account.dailyCaps, account.limits);
    const moment = { now, zone: account.window.zone };
    for (const kind of kindsOf(graph, channel)) asked.push({ accountId: id, kind, limits, moment });
  }
  const uses = await accounts.uses(
    asked.map(({ accountId, kind, limits, moment }) => useQuestion(accountId, kind, limits, moment)),
  );
  return asked.map(({ accountId, kind, limits, moment }, index) => {
    const room = (use: Use, at: Moment) =>
      Math.min(...limitsOf(kind, limits, use, at).map(({ cap, taken }) => Math.max(0, cap - taken)));
    return { accountId, kind, today: room(uses[index] ?? UNUSED, moment), aDay: room(UNUSED, moment) };
  });
}

const UNUSED: Use = { days: [], month: 0, ever: null, pending: null, loweredTo: null, reserved: 0 };

const kindsOf = (graph: SequenceGraph, channel: CampaignAccount['channel']): TouchKind[] => [
  ...new Set(
    touchStepsOf(graph)
      .map((step): TouchKind => step.kind)
      .filter((kind) => channelOf(kind) === channel),
  ),
];

/** Of the kind of touch that runs out first; null without any limit. */
export function leftToday(accountId: string, rooms: readonly RoomLeft[]): number | null {
  const left = tightest(accountId, rooms, 'today');
  return left === Infinity ? null : left;
}

/** An account through which no step goes has room for nothing. */
function tightest(accountId: string, rooms: readonly RoomLeft[], when: 'today' | 'aDay'): number {
  const own = rooms.filter((room) => room.accountId === accountId);
  return own.length === 0 ? 0 : Math.min(...own.map((room) => room[when]));
}

/**
 * By identity, what new people are dealt by: what is left of its tightest account today. Where the day is over for all of
 * them, what a whole day holds; where that is nothing, too, they are equals.
 */
export function roomOfSpeakers(
  speakers: readonly Speaker[],
  rooms: readonly RoomLeft[],
): ReadonlyMap<string, number> {
  const roomBy = (when: 'today' | 'aDay'): Map<string, number> =>
    new Map(
      speakers.map(({ identityId, accounts }) => [
        identityId,
        Math.min(...accounts.map(({ id }) => tightest(id, rooms, when)), NO_LIMIT),
      ]),
    );
  const hasRoom = (by: ReadonlyMap<string, number>): boolean => [...by.values()].some((room) => room > 0);
  const [today, aDay] = [roomBy('today'), roomBy('aDay')];
  if (hasRoom(today)) return today;
  return hasRoom(aDay) ? aDay : new Map(speakers.map(({ identityId }) => [identityId, 1]));
}

/** Whoever has no limit is dealt as much as anybody with a very large one. */
const NO_LIMIT = 1_000_000;
