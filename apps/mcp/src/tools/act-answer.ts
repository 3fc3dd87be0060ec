/** What does an acting tool say of its action? Its id and its key, so that the model can find out later. */
import type { ToolAnswer } from './tool-answer.js';

export function doneAnswer(answer: ToolAnswer, actionId: string, idempotencyKey: string): ToolAnswer {
  return {
    ...answer,
    text: `${answer.text}\n(action ${actionId})`,
    data: { ...answer.data, action_id: actionId, idempotency_key: idempotencyKey },
  };
}

export function acceptedAnswer(actionId: string, idempotencyKey: string): ToolAnswer {
  return {
    text:
      `Accepted as ${actionId}, and still under way. It will be carried out; do not ask for it again. ` +
      `Call action_get with action_id "${actionId}" in a few seconds to see what came of it.`,
    data: { status: 'accepted', action_id: actionId, idempotency_key: idempotencyKey },
  };
}

export function notAcceptedAnswer(idempotencyKey: string): ToolAnswer {
  return {
    text:
      'Not accepted yet: no worker has taken the request so far. It may still be taken, but never later than 30 seconds ' +
      `after it was asked for. Call action_get with idempotency_key "${idempotencyKey}" in half a minute; if it was never ` +
      'seen, call this tool again with the same arguments and the same idempotency_key. It is done once at most.',
    data: { status: 'not_accepted', idempotency_key: idempotencyKey },
    isError: true,
  };
}
