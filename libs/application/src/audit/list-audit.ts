/** audit.list: what was done, and what was refused. */
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';

export const listAudit: ReadHandler<'audit.list'> = async (
  { stores },
  { apiKeyId, limit, cursor, ...query },
) => {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const rows = await stores.audit.list({ ...query, principal: apiKeyId, before, limit: limit + 1 });
  const page = cutPage(rows, limit, (entry) => [entry.id]);
  return {
    data: page.data.map(({ principal, resourceIds, ...entry }) => ({
      ...entry,
      apiKeyId: principal,
      resourceIds: [...resourceIds],
    })),
    nextCursor: page.nextCursor,
  };
};
