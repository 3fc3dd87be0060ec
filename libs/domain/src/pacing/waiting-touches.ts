/**
 * Which of the touches that wait in a lane goes at an instant?
 *
 * Follow-ups before first contacts, whatever their campaigns. Among touches of one priority the campaigns take fair turns;
 * within a campaign they keep the order in which they came. A touch whose domain has had enough is parked, so that it
 * stands in nobody's way.
 */
import { earliest, isBefore, later } from '../time/order.js';
import { type Contender, fairTurn } from './fair-turn.js';
import {
  type Candidate,
  type Lane,
  type LaneDeficits,
  type ParkedTouch,
  PRIORITY,
  type RecipientRoom,
} from './lane.js';
import type { SendingWindow } from './window.js';
import { isOpenInAll, nextOpeningInAll } from './window-intersection.js';

/** No hours of its own. */
const ALWAYS: readonly SendingWindow[] = [];
/** Touches that go out for no campaign take their turns as one. */
const NOBODY: Contender = { id: '', weight: 1 };

interface Queue {
  readonly campaign: Contender;
  readonly touches: Candidate[];
}

export class WaitingTouches {
  readonly parked: ParkedTouch[] = [];
  deficits: LaneDeficits;
  /** By priority, then by campaign. */
  private readonly queues = new Map<number, Map<string, Queue>>();
  private readonly recipients: ReadonlyMap<string, RecipientRoom>;
  private readonly givenTo = new Map<string, number>();

  constructor(candidates: readonly Candidate[], lane: Pick<Lane, 'deficits' | 'recipients'>) {
    this.recipients = lane.recipients ?? new Map();
    for (const candidate of candidates) {
      const { priority = PRIORITY.firstContact, campaign = NOBODY } = candidate;
      const equals = getOrAdd(this.queues, priority, () => new Map<string, Queue>());
      getOrAdd(equals, campaign.id, () => ({ campaign, touches: [] })).touches.push(candidate);
    }
    // Who has nothing here is owed nothing any more.
    this.deficits = Object.fromEntries(
      [...this.queues].map(([priority, equals]) => [
        priority,
        Object.fromEntries(
          Object.entries(lane.deficits?.[priority] ?? {}).filter(([campaignId]) => equals.has(campaignId)),
        ),
      ]),
    );
    for (const [domain, { room }] of this.recipients) if (room <= 0) this.park(domain);
  }

  get isEmpty(): boolean {
    return this.left().next().done ?? true;
  }

  /** Takes the one that goes then; undefined when none may. */
  take(at: Temporal.Instant): Candidate | undefined {
    for (const priority of [...this.queues.keys()].sort((left, right) => left - right)) {
      const first = this.firstOfEach(priority, at);
      const contenders = [...first.keys()];
      const turn = fairTurn(contenders, this.deficits[priority] ?? {});
      if (!turn) continue;
      this.deficits = { ...this.deficits, [priority]: turn.deficits };
      const contender = contenders.find(({ id }) => id === turn.id);
      const chosen = contender && first.get(contender);
      if (chosen) this.give(chosen, priority);
      return chosen;
    }
    return undefined;
  }

  /** When the first of those that are left, none of which may go at `at`, can go; undefined when that never comes. */
  nextAt(at: Temporal.Instant): Temporal.Instant | undefined {
    const byHours = Map.groupBy(this.left(), ({ windows }) => windows ?? ALWAYS);
    return earliest(
      [...byHours].flatMap(([windows, touches]) => {
        const due = earliest(touches.map(({ dueAt }) => dueAt)) ?? at;
        return nextOpeningInAll(windows, later(due, at)) ?? [];
      }),
    );
  }

  /** Whether one of those that are left would be due, and waits for its hours alone. */
  isShut(at: Temporal.Instant): boolean {
    return [...this.left()].some(({ dueAt }) => !isBefore(at, dueAt));
  }

  /** Of each campaign the first touch that may go then. */
  private firstOfEach(priority: number, at: Temporal.Instant): Map<Contender, Candidate> {
    const first = new Map<Contender, Candidate>();
    const hours = new Map<readonly SendingWindow[], boolean>();
    const isOpen = ({ windows = ALWAYS }: Candidate): boolean => {
      const known = hours.get(windows) ?? isOpenInAll(windows, at);
      hours.set(windows, known);
      return known;
    };
    for (const { campaign, touches } of this.queues.get(priority)?.values() ?? []) {
      const touch = touches.find((each) => !isBefore(at, each.dueAt) && isOpen(each));
      if (touch) first.set(campaign, touch);
    }
    return first;
  }

  private give(touch: Candidate, priority: number): void {
    const queue = this.queues.get(priority)?.get((touch.campaign ?? NOBODY).id);
    queue?.touches.splice(queue.touches.indexOf(touch), 1);
    const { recipientDomain: domain } = touch;
    if (domain === undefined) return;
    const given = (this.givenTo.get(domain) ?? 0) + 1;
    this.givenTo.set(domain, given);
    if (given >= (this.recipients.get(domain)?.room ?? Infinity)) this.park(domain);
  }

  /** All that wait for this domain, whose day is spent. */
  private park(domain: string): void {
    const until = this.recipients.get(domain)?.opensAt;
    if (!until) return;
    for (const equals of this.queues.values())
      for (const { touches } of equals.values()) {
        const spent = touches.filter(({ recipientDomain }) => recipientDomain === domain);
        for (const touch of spent) {
          touches.splice(touches.indexOf(touch), 1);
          this.parked.push({ touchId: touch.touchId, until, reason: 'recipient_domain_spent' });
        }
      }
  }

  private *left(): Generator<Candidate> {
    for (const equals of this.queues.values()) for (const { touches } of equals.values()) yield* touches;
  }
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
