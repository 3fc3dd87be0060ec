/** What goes on when a thing is given up? */
import { storeRefusal } from '../operations/stored-refusal.js';
import { Refusal } from '#contracts';
import type { Decision } from './decision.js';
import { holdTouch } from './hold-touch.js';

/** No reading of any channel has this version: a person gave it up. */
const NO_READING = 0;

/** The sequence goes on without it. What may be out is left to its evidence. */
export const dismissTouch: Decision = async (context, touchId) => {
  const { stores, now } = context;
  const { attempts, events } = stores.engine;
  const touch = await holdTouch(context, touchId);
  if (touch?.state !== 'reserved' && touch?.state !== 'ready') return;
  await attempts.setTouch(touchId, { state: 'failed', reason: 'skipped_by_person' });
  if (touch.enrollmentId) await attempts.wakeEnrollment(touch.enrollmentId, now);
  const { kind, leadId, accountId, campaignId, enrollmentId, stepId } = touch;
  const data = { touchId, kind, leadId, accountId, campaignId, enrollmentId, stepId };
  await events.append([{ type: 'touch.failed', data: { ...data, code: 'skipped_by_person' } }], now);
};

/** Its sender is not held back any longer by what nobody can read. */
export const dismissSignal: Decision = ({ stores, realNow }, signalId) =>
  stores.engine.signals.giveUp(signalId, { kind: 'given_up' }, NO_READING, realNow);

/** It has failed for its caller already; should it wait, it does so no longer. */
export const dismissAction: Decision = ({ stores, realNow }, actionId) =>
  stores.actions.fail(
    actionId,
    storeRefusal(
      new Refusal(
        'internal',
        'It failed each time that it was tried, and a person gave it up.',
        'Send it again under a new idempotency key.',
      ),
    ),
    realNow,
  );
