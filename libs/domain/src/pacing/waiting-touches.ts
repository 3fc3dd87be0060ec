/**
 * Which of the touches that wait in a lane goes at an instant?
 *
 * Follow-ups before first contacts, whatever their campaigns. Among touches of one priority the campaigns take fair turns;
 * within a campaign they keep the order in which they came. A touch whose domain has had enough is parked, so that it
 * stands in nobody's way.
 */
import { earliest, isBefore, later } from '../time/order.js';
import { isExempt } from '../touch/touch.js';
import { type Contender, fairTurn } from './fair-turn.js';
import {
  type Candidate,
  type Lane,
  type LaneDeficits,
  type ParkedTouch,
  PRIORITY,
  type Room,
} from './lane.js';
import type { DeferralReason } from './reasons.js';
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
  private readonly laneWindows: readonly SendingWindow[];
  private readonly recipients: Rooms;
  private readonly campaigns: Rooms;

  constructor(
    candidates: readonly Candidate[],
    lane: Pick<Lane, 'kind' | 'windows' | 'deficits' | 'recipients' | 'campaigns'>,
  ) {
    this.laneWindows = isExempt(lane.kind) ? [] : lane.windows;
    this.recipients = new Rooms(lane.recipients);
    this.campaigns = new Rooms(lane.campaigns);
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
    for (const domain of this.recipients.spent()) this.park(domain);
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
        const first = earliest(touches.map((touch) => later(touch.dueAt, this.opensFor(touch) ?? at)));
        return nextOpeningInAll([...this.laneWindows, ...windows], later(first ?? at, at)) ?? [];
      }),
    );
  }

  /** What holds back those of them that are due. */
  whyNot(at: Temporal.Instant): DeferralReason | undefined {
    const due = [...this.left()].find(({ dueAt }) => !isBefore(at, dueAt));
    if (!due) return undefined;
    return this.opensFor(due) ? 'campaign_spent' : 'outside_window';
  }

  /** Set while the campaign of the touch has used its budget. */
  private opensFor({ campaign = NOBODY }: Candidate): Temporal.Instant | undefined {
    return this.campaigns.opensAt(campaign.id);
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
      if (this.campaigns.opensAt(campaign.id)) continue;
      const touch = touches.find((each) => !isBefore(at, each.dueAt) && isOpen(each));
      if (touch) first.set(campaign, touch);
    }
    return first;
  }

  private give(touch: Candidate, priority: number): void {
    const queue = this.queues.get(priority)?.get((touch.campaign ?? NOBODY).id);
    queue?.touches.splice(queue.touches.indexOf(touch), 1);
    if (touch.campaign) this.campaigns.take(touch.campaign.id);
    const { recipientDomain: domain } = touch;
    if (domain === undefined) return;
    this.recipients.take(domain);
    if (this.recipients.opensAt(domain)) this.park(domain);
  }

  /** All that wait for this domain, whose day is spent. */
  private park(domain: string): void {
    const until = this.recipients.opensAt(domain);
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

/** What is left of limits, by what they concern. */
class Rooms {
  private readonly rooms: Map<string, Room>;

  constructor(rooms: ReadonlyMap<string, Room> = new Map()) {
    this.rooms = new Map(rooms);
  }

  take(id: string): void {
    const known = this.rooms.get(id);
    if (known) this.rooms.set(id, { ...known, room: known.room - 1 });
  }

  /** Set while nothing is left. */
  opensAt(id: string): Temporal.Instant | undefined {
    const known = this.rooms.get(id);
    return known && known.room <= 0 ? known.opensAt : undefined;
  }

  spent(): string[] {
    return [...this.rooms.keys()].filter((id) => this.opensAt(id) !== undefined);
  }
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
