/** Which part of a list was asked for? By an opaque cursor, or by an offset. */
import type { Page } from './objects.js';
import { invalid } from './provider-error.js';

export interface PageQuery {
  readonly limit?: string;
  readonly cursor?: string;
  readonly offset?: string;
}

const DEFAULT_LIMIT = 20;
const LARGEST_LIMIT = 250;

export function pageOf<Source, Item>(
  items: readonly Source[],
  query: PageQuery,
  show: (item: Source) => Item,
): Page<Item> {
  const limit = wholeNumber(query.limit ?? String(DEFAULT_LIMIT), 'limit');
  const from = query.cursor ? decode(query.cursor) : wholeNumber(query.offset ?? '0', 'offset');
  if (limit < 1 || limit > LARGEST_LIMIT) throw invalid(`limit must be between 1 and ${LARGEST_LIMIT}.`);
  const next = from + limit;
  return {
    data: items.slice(from, next).map(show),
    total_count: items.length,
    ...(next < items.length ? { next_cursor: Buffer.from(`at:${next}`).toString('base64url') } : {}),
  };
}

function decode(cursor: string): number {
  const [, position] = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (position === undefined) throw invalid('cursor is not one that this list gave out.');
  return Number(position);
}

function wholeNumber(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw invalid(`${name} must be a whole number.`);
  return Number(text);
}
