/** action_get: What became of an earlier call? */
import { Refusal } from '#contracts';
import { z } from 'zod';
import type { EdgeOutput } from '../calls/edge.js';
import type { Read } from '../calls/read.js';
import { cleanText } from '../untrusted/clean-text.js';
import { readingTool } from './tool.js';
import type { ToolAnswer } from './tool-answer.js';

type Action = EdgeOutput<'actions.get'>;

const MOST_OUTPUT = 4_000;

export const actionGet = readingTool({
  name: 'action_get',
  title: 'What became of an action',
  description:
    'What became of an earlier acting call: accepted, running, succeeded with its result, failed with the reason, or never seen. Use it when a tool answered "still under way" or "not accepted yet", or when a connection broke. Give action_id or idempotency_key.',
  input: z.strictObject({
    action_id: z.string().max(60).optional(),
    idempotency_key: z.string().min(1).max(255).optional(),
  }),
  run: async ({ read }, { action_id: actionId, idempotency_key: key }) => {
    if (actionId !== undefined) return told(await read('actions.get', { actionId }));
    if (key !== undefined) return byKey(read, key);
    throw new Refusal(
      'invalid_input',
      'Neither action_id nor idempotency_key is given.',
      'Give the one that the earlier call answered.',
    );
  },
});

async function byKey(read: Read, idempotencyKey: string): Promise<ToolAnswer> {
  const [action] = (await read('actions.list', { idempotencyKey, limit: 1 })).data;
  if (action) return told(action);
  return {
    text:
      'Never seen: nothing was accepted under this key. If it was asked for more than 30 seconds ago it never will be; ' +
      'then repeat the call with the same arguments and the same idempotency_key.',
    data: { status: 'never_seen', idempotency_key: idempotencyKey },
  };
}

function told(action: Action): ToolAnswer {
  const { id, operation, status, createdAt, finishedAt, output, error } = action;
  const result = status === 'failed' ? error : output;
  const shown = result === null ? '' : cleanText(JSON.stringify(result), MOST_OUTPUT).text;
  const next =
    status === 'accepted' || status === 'running'
      ? ' It will be carried out; ask again in a few seconds.'
      : '';
  return {
    text: `${id} (${operation}): ${status}.${next}${shown ? ` ${status === 'failed' ? 'Why' : 'Result'}: ${shown}` : ''}`,
    data: {
      action_id: id,
      operation,
      status,
      idempotency_key: action.idempotencyKey,
      created_at: createdAt,
      finished_at: finishedAt,
      result: shown,
    },
  };
}
