/** What shall be shown whole in place of its id? `expand` is read here, for every operation that can. */
import { OPERATIONS, type Operation, type ReadName, Refusal } from '#contracts';

export interface Expanding {
  /** Relations of the operation, each once. */
  readonly expand: readonly string[];
  /** The input without `expand`. */
  readonly input: unknown;
}

export function takeExpand(name: ReadName, input: unknown): Expanding {
  const { expands }: Operation = OPERATIONS[name];
  if (expands === undefined || typeof input !== 'object' || input === null || !Object.hasOwn(input, 'expand'))
    return { expand: [], input };
  const { expand, ...rest } = input as Readonly<Record<string, unknown>>;
  const wanted = namesIn(expand);
  const possible = Object.keys(expands);
  const unknown = wanted?.filter((relation) => !possible.includes(relation)) ?? [];
  if (wanted === undefined || unknown.length > 0) throw notPossible(possible, unknown);
  return { expand: [...new Set(wanted)], input: rest };
}

/** `a,b` in a query, `a,b` or a list in a body. */
function namesIn(expand: unknown): readonly string[] | undefined {
  if (typeof expand === 'string') return expand.split(',', 20).map((name) => name.trim());
  if (!Array.isArray(expand) || expand.length > 20) return undefined;
  return expand.every((name): name is string => typeof name === 'string') ? expand : undefined;
}

function notPossible(possible: readonly string[], unknown: readonly string[]): Refusal {
  const here = `Possible here: ${possible.join(', ')}.`;
  const message =
    unknown.length === 0
      ? `Expected names separated by commas. ${here}`
      : `${unknown.map((name) => `"${name.slice(0, 60)}"`).join(', ')} cannot be expanded. ${here}`;
  return new Refusal('invalid_input', 'The field expand does not fit.', here, [{ path: 'expand', message }]);
}
