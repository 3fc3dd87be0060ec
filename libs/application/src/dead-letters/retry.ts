/** How is each thing brought back to its ordinary way? */
import { Refusal } from '#contracts';
import type { Decision } from './decision.js';
import { holdTouch } from './hold-touch.js';

/** Under a new fence and at a slot of its own: the wake-ups that it had are refused, should they ever turn up. */
export const retryTouch: Decision = async (context, touchId) => {
  const touch = await holdTouch(context, touchId);
  if (touch?.state === 'reserved')
    return context.stores.engine.attempts.release(touchId, 'slot_missed', context.now);
  // It waits in its lane already.
  if (touch?.state === 'ready') return;
  throw nothingToTry(
    touch?.state === 'unknown' || touch?.state === 'held' || touch?.state === 'sending'
      ? `The touch is ${touch.state}: it may have gone out, and is never sent again blindly.`
      : `The touch is ${touch?.state ?? 'gone'}, so nothing is left to send.`,
    'Dismiss the letter; what may be out is decided with POST /v1/touches/:touchId/resolve once it is held.',
  );
};

export const retrySignal: Decision = async ({ stores }, signalId) => {
  if (await stores.engine.signals.tryAgain(signalId)) return;
  throw nothingToTry('What came in is understood or erased by now.', 'Dismiss the letter.');
};

export const retryAction: Decision = async ({ stores }, actionId) => {
  if (await stores.actions.reopen(actionId)) return;
  throw nothingToTry('The action has succeeded, or is forgotten by now.', 'Dismiss the letter.');
};

export const retryRequest: Decision = async () => {
  throw nothingToTry(
    'The request was never accepted, so what it asked for is not known here.',
    'Whoever asked may ask again under the same idempotency key. Dismiss the letter.',
  );
};

const nothingToTry = (detail: string, nextStep: string): Refusal =>
  new Refusal('wrong_state', detail, nextStep);
