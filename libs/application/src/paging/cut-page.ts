/** Is there a next page? A list fetches one row more than asked for; that row only says that there is more. */
import { encodeCursor } from './cursor.js';

export interface Page<Item> {
  readonly data: Item[];
  readonly nextCursor: string | null;
}

/** @param rows up to `limit + 1` rows in the list's order; `position` gives the sort values of one. */
export function cutPage<Item>(
  rows: readonly Item[],
  limit: number,
  position: (item: Item) => readonly string[],
): Page<Item> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? encodeCursor(position(last)) : null };
}
