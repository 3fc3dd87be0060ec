/** How many more can an account, or somebody who speaks, contact today? The smallest limit wins. */
import { channelOf, type SequenceGraph, type TouchKind } from '#domain';
import { type Speaker, touchStepsOf } from '../campaigns/speakers.js';
import type { UsedBudget } from './launch-reads.port.js';

/** Of the kind of touch that runs out first. */
export function leftToday(
  account: Speaker['accounts'][number],
  graph: SequenceGraph,
  used: readonly UsedBudget[],
): number {
  const kinds = new Set(touchStepsOf(graph).map((step): TouchKind => step.kind));
  const left = [...kinds]
    .filter((kind) => channelOf(kind) === account.channel)
    .map((kind) => {
      const spent = used.find((entry) => entry.accountId === account.id && entry.kind === kind)?.used ?? 0;
      return Math.max(0, (account.dailyCaps[kind] ?? 0) - spent);
    });
  return left.length === 0 ? 0 : Math.min(...left);
}

/**
 * By identity, what new people are dealt by: what is left of its tightest account today. Where the day is over for all of
 * them, what a whole day holds; where that is nothing, too, they are equals.
 */
export function roomOfSpeakers(
  speakers: readonly Speaker[],
  graph: SequenceGraph,
  used: readonly UsedBudget[],
): ReadonlyMap<string, number> {
  const roomBy = (spent: readonly UsedBudget[]): Map<string, number> =>
    new Map(
      speakers.map(({ identityId, accounts }) => [
        identityId,
        Math.min(...accounts.map((account) => leftToday(account, graph, spent))),
      ]),
    );
  const hasRoom = (rooms: ReadonlyMap<string, number>): boolean =>
    [...rooms.values()].some((room) => room > 0 && Number.isFinite(room));
  const [today, aDay] = [roomBy(used), roomBy([])];
  if (hasRoom(today)) return today;
  return hasRoom(aDay) ? aDay : new Map(speakers.map(({ identityId }) => [identityId, 1]));
}
