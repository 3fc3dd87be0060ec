/** What became of an acting call? Looked up by its id, or by its idempotency key. */
import { notFound, encodeId, type OutputOf } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor, encodeCursor } from '../paging/cursor.js';
import type { ActionRow } from './action-store.port.js';

type ActionView = OutputOf<'actions.get'>;

export const getAction: ReadHandler<'actions.get'> = async ({ stores, caller }, { actionId }) => {
  const action = await stores.actions.byId(actionId);
  if (!action || action.principal !== caller.apiKeyId) throw notFound('action', encodeId('action', actionId));
  return viewOf(action);
};

export const listActions: ReadHandler<'actions.list'> = async (
  { stores, caller },
  { idempotencyKey, limit, cursor },
) => {
  const before =
    cursor === undefined ? undefined : (decodeCursor(cursor, ['instant', 'uuid']) as [string, string]);
  const rows = await stores.actions.list({
    principal: caller.apiKeyId,
    idempotencyKey,
    before,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(viewOf),
    nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt.toString(), last.id]) : null,
  };
};

export const actionHandlers = { 'actions.get': getAction, 'actions.list': listActions };

function viewOf(action: ActionRow): ActionView {
  return {
    id: action.id,
    operation: action.operation,
    status: action.status,
    idempotencyKey: action.idempotencyKey,
    output: (action.output ?? null) as ActionView['output'],
    error: (action.error ?? null) as ActionView['error'],
    createdAt: action.createdAt,
    finishedAt: action.finishedAt,
  };
}
