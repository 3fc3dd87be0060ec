/**
 * Which choices does a template leave open?
 *
 * `{Hi|Hello|Good morning}` is a choice, and its options may hold choices again. Braces without a bar between them are
 * braces: `{` and `}` in an ordinary text stay what they are.
 */
import type { Token } from './tokens.js';

export type Part =
  | Exclude<Token, { kind: 'sign' }>
  | { readonly kind: 'choice'; readonly options: readonly (readonly Part[])[] };

interface Open {
  readonly options: Part[][];
  parts: Part[];
}

export function partsOf(tokens: readonly Token[]): Part[] {
  const open: Open[] = [{ options: [], parts: [] }];
  const top = (): Open => open[open.length - 1] ?? { options: [], parts: [] };
  for (const token of tokens) {
    if (token.kind !== 'sign') {
      top().parts.push(token);
    } else if (token.sign === '{') {
      open.push({ options: [], parts: [] });
    } else if (open.length === 1) {
      top().parts.push({ kind: 'text', text: token.sign });
    } else if (token.sign === '|') {
      top().options.push(top().parts);
      top().parts = [];
    } else {
      const closed = top();
      open.pop();
      top().parts.push(...closedParts(closed));
    }
  }
  return flatten(open);
}

function closedParts({ options, parts }: Open): Part[] {
  if (options.length > 0) return [{ kind: 'choice', options: [...options, parts] }];
  return [{ kind: 'text', text: '{' }, ...parts, { kind: 'text', text: '}' }];
}

/** What was never closed is read as it is written. */
function flatten([whole, ...unclosed]: readonly Open[]): Part[] {
  return [
    ...(whole?.parts ?? []),
    ...unclosed.flatMap(({ options, parts }): Part[] => [
      { kind: 'text', text: '{' },
      ...options.flatMap((option): Part[] => [...option, { kind: 'text', text: '|' }]),
      ...parts,
    ]),
  ];
}

/** How deep choices stand in each other; 0 without any. */
export function depthOf(parts: readonly Part[]): number {
  let deepest = 0;
  // A list of its own, not a recursion: a hostile text may nest thousands of them.
  const open = [{ parts, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    deepest = Math.max(deepest, next.depth);
    for (const part of next.parts)
      if (part.kind === 'choice')
        for (const option of part.options) open.push({ parts: option, depth: next.depth + 1 });
  }
  return deepest;
}
