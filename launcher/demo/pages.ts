/** How is a whole list read, page by page? */
import type { Rest } from './rest.ts';
import type { Page } from './views.ts';

const LARGEST_PAGE = 200;

/** `path` may have a query already. */
export async function readAll<Item>(rest: Rest, path: string): Promise<Item[]> {
  const separator = path.includes('?') ? '&' : '?';
  return follow((cursor) =>
    rest.get<Page<Item>>(
      `${path}${separator}limit=${LARGEST_PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    ),
  );
}

export async function searchAll<Item>(rest: Rest, path: string, body: object): Promise<Item[]> {
  return follow((cursor) =>
    rest.post<Page<Item>>(path, { ...body, limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) }),
  );
}

async function follow<Item>(read: (cursor: string | null) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await read(cursor);
    items.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
