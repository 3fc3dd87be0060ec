/** What does this lead read, step by step? Every step once, whichever branch it stands on, in the order of reading. */
import { channelOf, isTouchStep, type SequenceGraph, type TouchStep } from '#domain';
import type { Lead } from '../leads/lead.js';
import { isReachable, type PastWords, type Voice, wordsOf } from '../plans/choose-members.js';
import { walkOrder } from '../sequences/walk-order.js';

export interface RenderedMessage {
  readonly stepId: string;
  readonly kind: TouchStep['kind'];
  readonly reachable: boolean;
  readonly subject: string | null;
  readonly text: string;
  readonly missing: string[];
}

export function renderMessages(graph: SequenceGraph, lead: Lead, voice: Voice): RenderedMessage[] {
  const before: PastWords[] = [];
  return walkOrder(graph)
    .filter(isTouchStep)
    .map((step) => {
      const { subject, text, missing } = wordsOf(step, lead, voice, before);
      const reachable = isReachable(lead, channelOf(step.kind));
      // A step that is passed over leaves nothing to answer to.
      if (reachable) before.push({ kind: step.kind, subject });
      return { stepId: step.id, kind: step.kind, reachable, subject, text, missing: [...new Set(missing)] };
    });
}
