/** audiences.list: audiences and their sizes. */
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { audienceView } from './audience-view.js';

export const listAudiences: ReadHandler<'audiences.list'> = async (
  { stores },
  { limit, cursor, archived },
) => {
  const [afterId] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const page = cutPage(await stores.audiences.list(limit + 1, afterId, archived), limit, (audience) => [
    audience.id,
  ]);
  const data = [];
  for (const audience of page.data) data.push(await audienceView(stores, audience));
  return { ...page, data };
};
