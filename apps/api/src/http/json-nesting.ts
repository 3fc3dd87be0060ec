/** Is this JSON nested deeper than anybody means? Checked without recursion, so that it cannot exhaust the stack itself. */
const MOST_LEVELS = 60;

export function isNestedTooDeeply(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return true;
    level = level
      .flatMap((item): unknown[] => (isContainer(item) ? Object.values(item) : []))
      .filter(isContainer);
  }
  return false;
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;
