/**
 * Can Postgres keep this text? Not when it holds NUL or half a surrogate pair, which JSON allows and `text` does not.
 *
 * Called on whole inputs before they meet a query, so that such text gets its clear answer instead of a database error.
 */
import { Refusal, type FieldProblem } from '#contracts';

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** The same value, its texts without what cannot be kept: for what others sent, which must be stored all the same. */
export function storable<Value>(value: Value): Value {
  return mapTexts(value) as Value;
}

function mapTexts(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '');
  if (Array.isArray(value)) return value.map(mapTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item)]));
}

/** @throws Refusal `invalid_input` that names every field with such text. */
export function refuseUnstorableText(input: object): void {
  if (isStorableThroughout(input)) return;
  throw new Refusal(
    'invalid_input',
    'Some text holds characters that cannot be stored.',
    'Send the text as valid UTF-8, without NUL characters.',
    unstorable(input, ''),
  );
}

/** Of nearly every input. */
function isStorableThroughout(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (Array.isArray(value)) return value.every(isStorableThroughout);
  if (typeof value !== 'object' || value === null) return true;
  for (const [key, item] of Object.entries(value)) {
    if (!isStorable(key) || !isStorableThroughout(item)) return false;
  }
  return true;
}

function unstorable(value: unknown, path: string): FieldProblem[] {
  if (typeof value === 'string') {
    return isStorable(value) ? [] : [{ path, message: 'Holds a NUL or half a surrogate pair.' }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => unstorable(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...unstorable(key, path),
    ...unstorable(item, path ? `${path}.${key}` : key),
  ]);
}
