/**
 * How can a world be random and yet the same every time?
 *
 * Each decision draws from a stream that is named after what it decides, so that one more draw here changes nothing
 * there. The generator is sfc32, seeded by a 32-bit FNV-1a hash of the name.
 */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [min, max]. */
  between(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  shuffle<Item>(items: readonly Item[]): Item[];
  /** Lower-case letters and digits. */
  token(length: number, alphabet?: string): string;
}

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

export function randomFor(...name: readonly (string | number)[]): Random {
  const next = sfc32(name.join('\u0000'));
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (items) => items[between(0, items.length - 1)]!,
    shuffle: (items) => shuffled(items, between),
    token: (length, alphabet = LETTERS_AND_DIGITS) =>
      Array.from({ length }, () => alphabet[between(0, alphabet.length - 1)]).join(''),
  };
}

function shuffled<Item>(items: readonly Item[], between: (min: number, max: number) => number): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = between(0, last);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

function sfc32(name: string): () => number {
  let [a, b, c, counter] = [fnv1a(`a${name}`), fnv1a(`b${name}`), fnv1a(`c${name}`), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return next;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
