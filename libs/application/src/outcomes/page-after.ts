/** After which row does a list that is newest first go on? */
import { decodeCursor } from '../paging/cursor.js';

export const pageAfter = (cursor: string | undefined): [string, string] | undefined =>
  cursor === undefined ? undefined : (decodeCursor(cursor, ['instant', 'uuid']) as [string, string]);
