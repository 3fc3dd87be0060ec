/** How are lists cut for a model? Short first, with a cursor for more. */
import { z } from 'zod';

export const pageArguments = {
  limit: z.number().int().min(1).max(50).default(20),
  cursor: z.string().max(500).optional().describe('next_cursor of the page before.'),
};

export function moreLine(nextCursor: string | null): string {
  return nextCursor === null ? '' : `\nMore follow: repeat the call with cursor "${nextCursor}".`;
}
