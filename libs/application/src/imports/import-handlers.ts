/** imports.get, imports.list, imports.cancel: how far is a file, and may it be stopped? */
import { encodeId, notFound, Refusal } from '#contracts';
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import type { Import } from './import.js';
import { announceEnd } from './announce-end.js';
import { importView } from './import-view.js';

export function existingImport(found: Import | undefined, importId: string): Import {
  if (!found) throw notFound('import', encodeId('import', importId));
  return found;
}

export const getImport: ReadHandler<'imports.get'> = async ({ stores }, { importId }) =>
  importView(existingImport(await stores.imports.byId(importId), importId));

export const listImports: ReadHandler<'imports.list'> = async ({ stores }, { state, limit, cursor }) => {
  const [afterId] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const page = cutPage(await stores.imports.list(state, limit + 1, afterId), limit, ({ id }) => [id]);
  return { ...page, data: page.data.map(importView) };
};

/** Leads of batches that were merged already stay; the rest of the file is dropped. */
export const cancelImport: ActHandler<'imports.cancel'> = async ({ stores, realNow }, { importId }) => {
  const found = existingImport(await stores.imports.lock(importId), importId);
  if (found.state === 'cancelled') return importView(found);
  if (found.finishedAt !== null) {
    throw new Refusal(
      'wrong_state',
      `This import is ${found.state} already.`,
      'Nothing is left to cancel; its report is at /report.',
    );
  }
  await stores.imports.end(importId, 'cancelled', realNow);
  const ended = existingImport(await stores.imports.byId(importId), importId);
  await announceEnd(stores, ended, realNow);
  return importView(ended);
};
