/** Which things did a call concern? The ids that stand in it and near the top of its answer, as they look at the edge. */
import { ID_PREFIXES } from '#contracts';

const MOST = 50;
const LEVELS = 3;
const ID = new RegExp(`^(?:${Object.values(ID_PREFIXES).join('|')})_[0-7][0-9a-hjkmnp-tv-z]{25}$`);

/** Each once, at most 50, those of the first value first. */
export function namedIds(...values: readonly unknown[]): string[] {
  const found = new Set<string>();
  for (const value of values) collect(value, found, LEVELS);
  return [...found];
}

function collect(value: unknown, found: Set<string>, levels: number): void {
  if (found.size >= MOST) return;
  if (typeof value === 'string') {
    if (value.length <= 40 && ID.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null && levels > 0) {
    const inner: Iterable<unknown> = Array.isArray(value) ? value : Object.values(value);
    for (const part of inner) {
      if (found.size >= MOST) return;
      collect(part, found, levels - 1);
    }
  }
}
