/** Where does the next page of leads begin? A cursor names its order, so that it cannot go on in another one. */
import { decodeCursor } from '../paging/cursor.js';
import { Refusal } from '#contracts';
import type { LeadPosition, LeadSort } from './lead-store.port.js';

export function leadCursor(sort: LeadSort, { id, sortedBy }: LeadPosition): string[] {
  return sort === 'newest' ? [id] : [sort, sortedBy, id];
}

/** @throws Refusal `invalid_input` */
export function readLeadCursor(sort: LeadSort, cursor: string): LeadPosition {
  if (sort === 'newest') {
    const [id = ''] = decodeCursor(cursor, ['uuid']);
    return { id, sortedBy: '' };
  }
  const [order, sortedBy = '', id = ''] = decodeCursor(cursor, [
    'text',
    sort === 'updated' ? 'instant' : 'text',
    'uuid',
  ]);
  if (order === sort) return { id, sortedBy };
  throw new Refusal(
    'invalid_input',
    'The cursor belongs to a list in another order.',
    'Pass the cursor with the sort that it was given for, or begin with the first page.',
    [{ path: 'cursor', message: `Not a cursor of a list sorted by ${sort}.` }],
  );
}
