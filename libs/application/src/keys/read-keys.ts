/** keys.list, keys.get: which keys open this workspace? */
import { encodeId, notFound } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { keyView } from './key-view.js';

export const listKeys: ReadHandler<'keys.list'> = async ({ stores }, { limit, cursor }) => {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const page = cutPage(await stores.keys.list({ limit: limit + 1, before }), limit, (key) => [key.id]);
  return { data: page.data.map(keyView), nextCursor: page.nextCursor };
};

export const getKey: ReadHandler<'keys.get'> = async ({ stores }, { apiKeyId }) => {
  const key = await stores.keys.byId(apiKeyId);
  if (key === undefined) throw notFound('key', encodeId('apiKey', apiKeyId));
  return keyView(key);
};
