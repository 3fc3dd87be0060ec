/**
 * dead_letters.retry, dead_letters.dismiss: a person decides about what failed for good.
 *
 * A retry only opens the ordinary way again: a touch gets a slot of its own and passes the gate like any other, so that nothing
 * that may be out is ever repeated. Dismissed, a thing is over, and what waited for it goes on.
 */
import { encodeId, notFound, Refusal } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import type { DeadLetter } from './dead-letter-store.port.js';
import type { Decision } from './decision.js';
import { dismissAction, dismissSignal, dismissTouch } from './dismiss.js';
import { toLetterView } from './letter-view.js';
import { retryAction, retryRequest, retrySignal, retryTouch } from './retry.js';

/** They come again by themselves. */
const nothing: Decision = async () => undefined;

const RETRY: Readonly<Record<DeadLetter['kind'], Decision>> = {
  dispatch: retryTouch,
  inbox: nothing,
  signal: retrySignal,
  action: retryAction,
  request: retryRequest,
  round: nothing,
};

const DISMISS: Readonly<Record<DeadLetter['kind'], Decision>> = {
  dispatch: dismissTouch,
  inbox: nothing,
  signal: dismissSignal,
  action: dismissAction,
  request: nothing,
  round: nothing,
};

const decide =
  (
    as: 'retried' | 'dismissed',
    decisions: typeof RETRY,
  ): ActHandler<'dead_letters.retry'> & ActHandler<'dead_letters.dismiss'> =>
  async (context, { deadLetterId }) => {
    const { stores, now, realNow } = context;
    const { letters, events } = stores.engine;
    const letter = await letters.lock(deadLetterId);
    if (!letter || letter.state === 'counting')
      throw notFound('deadLetter', encodeId('deadLetter', deadLetterId));
    // Two people may decide at once: the first one's word counts.
    if (letter.state !== as) {
      if (letter.state !== 'open') throw decided(letter.state);
      await decisions[letter.kind](context, letter.subject);
      await letters.save({ ...letter, state: as, decidedAt: realNow });
      const data = { deadLetterId, kind: letter.kind };
      await events.append([{ type: `dead_letter.${as}`, data }], now);
    }
    const row = await letters.byId(deadLetterId);
    if (!row) throw new Error('The letter that was just decided about cannot be read back.');
    return toLetterView(row);
  };

export const retryLetter = decide('retried', RETRY);
export const dismissLetter = decide('dismissed', DISMISS);

const decided = (state: string): Refusal =>
  new Refusal(
    'wrong_state',
    `The letter is ${state}, so nothing is left to decide.`,
    'List what is open with GET /v1/dead-letters?state=open.',
  );
