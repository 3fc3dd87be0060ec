/**
 * touches.resolve: a person decides about a touch that the evidence could not decide.
 *
 * "sent" writes it down as delivered; "resend" lets it go again, now that a person vouches that it did not go out;
 * "skip" passes the step over.
 */
import { encodeId, notFound, Refusal } from '#contracts';
import { giveBack, writeDelivered } from '../engine/record-outcome.js';
import { touchFactsOf } from '../engine/touch-facts.js';
import type { ActHandler } from '../operations/operation-context.js';

export const resolveTouch =
  (messageId: (touchId: string, senderAddress: string) => string): ActHandler<'touches.resolve'> =>
  async ({ stores, now, realNow, newId }, { touchId, as }) => {
    const touch = await stores.touches.byId(touchId);
    if (!touch) throw notFound('touch', encodeId('touch', touchId));
    await stores.engine.stops.lockLead(touch.leadId, touch.campaignId);
    const attemptId = await stores.touches.unsettledAttempt(touchId);
    const order = attemptId === undefined ? undefined : await stores.engine.attempts.order(attemptId);
    if (touch.state !== 'held' || !order || order.leadId === null) throw notHeld(touch.state);
    const { attempts, events } = stores.engine;
    const state = ({ sent: 'sent', resend: 'disproved', skip: 'refused' } as const)[as];
    // Two people may decide at once: the first one's word counts.
    if (!(await attempts.finish(order.attemptId, state, { at: realNow }))) throw notHeld('settled by now');
    if (as === 'sent') {
      await writeDelivered(
        { newId, messageId },
        stores.engine,
        order,
        { externalId: order.messageId ?? order.touchId },
        now,
      );
    } else if (as === 'resend') {
      await giveBack(stores.engine, order);
      await attempts.setTouch(touchId, { state: 'ready', reason: null, dueAt: now });
    } else {
      await attempts.setTouch(touchId, { state: 'failed', reason: 'skipped_by_person' });
      await events.append(
        [{ type: 'touch.failed', data: { ...touchFactsOf(order), code: 'skipped_by_person' } }],
        now,
      );
      if (order.enrollmentId) await attempts.wakeEnrollment(order.enrollmentId, now);
    }
    return (await stores.touches.byId(touchId)) ?? touch;
  };

const notHeld = (state: string): Refusal =>
  new Refusal(
    'wrong_state',
    `The touch is ${state}, not held.`,
    'List held touches with GET /v1/touches?state=held.',
  );
