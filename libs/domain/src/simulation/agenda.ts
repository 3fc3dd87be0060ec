/** Who is looked at next in virtual time, and what happens to them then? */
import type { DeferralReason } from '../pacing/reasons.js';
import type { TouchStep } from '../sequence/graph.js';
import { createMomentQueue, type MomentQueue } from './moment-queue.js';
import { type LaneState, leave, type LeadState, type PlannedTouch, wait } from './stage.js';

/** The order of a round at one instant. */
const STAGE = { answer: 0, advance: 1, allocate: 2, send: 3 } as const;

export type What =
  | { readonly do: 'accept' | 'reply' | 'advance'; readonly lead: LeadState }
  | { readonly do: 'complete_task'; readonly lead: LeadState; readonly step: TouchStep }
  | { readonly do: 'allocate'; readonly lane: LaneState }
  | { readonly do: 'send'; readonly touch: PlannedTouch };

export interface Agenda {
  readonly next: MomentQueue<What>['next'];
  /** An answer, or a task that somebody completes. */
  answer(what: Exclude<What, { do: 'advance' | 'allocate' | 'send' }>, at: number): void;
  wake(lead: LeadState, at: number): void;
  look(lane: LaneState, at: number): void;
  /** From now on it waits for a slot. */
  enqueue(touch: PlannedTouch, at: number): void;
  /** It may not go before then. */
  putOff(touch: PlannedTouch, until: number, reason: DeferralReason): void;
  /** It has a slot. */
  send(touch: PlannedTouch, slotAt: number): void;
}

export function createAgenda(): Agenda {
  const queue = createMomentQueue<What>();
  const agenda: Agenda = {
    next: () => queue.next(),
    answer: (what, at) => queue.add(at, STAGE.answer, what),
    wake(lead, at) {
      if (lead.end !== 'open' || (lead.wakesAt !== null && lead.wakesAt <= at)) return;
      lead.wakesAt = at;
      queue.add(at, STAGE.advance, { do: 'advance', lead });
    },
    look(lane, at) {
      // A lane that is blocked as a whole stays so for as long as anybody looks ahead.
      if (lane.account.blockedBy !== null) return;
      const lookAt = Math.max(at, lane.deafUntil);
      if (lookAt >= lane.lookAt) return;
      lane.lookAt = lookAt;
      queue.add(lookAt, STAGE.allocate, { do: 'allocate', lane });
    },
    enqueue(touch, at) {
      wait(touch);
      agenda.look(touch.lane, Math.max(at, touch.dueAt));
    },
    putOff(touch, until, reason) {
      leave(touch);
      touch.slotAt = null;
      touch.dueAt = until;
      touch.candidate = null;
      touch.reason = reason;
      agenda.enqueue(touch, until);
    },
    send(touch, slotAt) {
      touch.slotAt = slotAt;
      touch.reason = null;
      queue.add(slotAt, STAGE.send, { do: 'send', touch });
    },
  };
  return agenda;
}
