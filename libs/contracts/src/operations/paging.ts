/** How are lists cut into pages? By an opaque cursor; a limit out of bounds is refused, never silently cut. */
import { z } from 'zod';

export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
};

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ data: z.array(item), nextCursor: z.string().nullable() });
}
