/** Who answers the operations on dead letters, and who writes them? */
import type { ReadHandler } from '../operations/operation-context.js';
import { pageAfter } from '../outcomes/page-after.js';
import { cutPage } from '../paging/cut-page.js';
import { dismissLetter, retryLetter } from './decide-letter.js';
import { toLetterView } from './letter-view.js';

export type * from './dead-letter-store.port.js';
export * from './report-failed-job.js';
export { reportFailure, reportWorking } from './write-letter.js';

const listLetters: ReadHandler<'dead_letters.list'> = async ({ stores }, { cursor, limit, ...filter }) => {
  const rows = await stores.letters.list({ ...filter, after: pageAfter(cursor), limit: limit + 1 });
  const page = cutPage(rows, limit, (row) => [row.firstFailedAt.toString(), row.id]);
  return { ...page, data: page.data.map(toLetterView) };
};

export const deadLetterReads = { 'dead_letters.list': listLetters };

export const deadLetterHandlers = {
  ...deadLetterReads,
  'dead_letters.retry': retryLetter,
  'dead_letters.dismiss': dismissLetter,
};
