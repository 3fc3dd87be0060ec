/** Which sequences are there, and what is wrong with them? */
import { graphProblems } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { requireSequence, toSequenceView } from './sequence-view.js';

export const getSequence: ReadHandler<'sequences.get'> = async ({ stores }, { sequenceId }) =>
  toSequenceView(await requireSequence(stores.sequences, sequenceId));

export const listSequences: ReadHandler<'sequences.list'> = async ({ stores }, { limit, cursor }) => {
  const [before] = cursor === undefined ? [] : decodeCursor(cursor, ['uuid']);
  const rows = await stores.sequences.list({ limit: limit + 1, before });
  const page = cutPage(rows, limit, (sequence) => [sequence.id]);
  return { data: page.data.map(toSequenceView), nextCursor: page.nextCursor };
};

export const validateGraph: ReadHandler<'sequences.validate'> = async (_context, { graph }) => ({
  problems: graphProblems(graph),
});
