/**
 * Where does the next page begin? After the row whose sort values the cursor carries.
 *
 * The cursor is opaque outside: base64url (RFC 4648 §5) of a JSON array of text. Nothing in it is trusted: what comes
 * back is checked before it meets a query.
 */
import { Refusal } from '#contracts';

/** What a part of a cursor must look like, so that a database cast of it cannot fail. */
export type CursorPart = 'uuid' | 'instant' | 'integer' | 'text';

const LOOKS_RIGHT: Record<CursorPart, (value: string) => boolean> = {
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  instant: isInstant,
  integer: (value) => /^-?\d{1,15}$/.test(value),
  text: (value) => !value.includes('\u0000'),
};

export function encodeCursor(values: readonly string[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/**
 * The values that `encodeCursor` was given.
 *
 * @param shape how many values there must be, or what each of them must look like.
 * @throws Refusal `invalid_input` on the field `cursor` when it is not a cursor of this list.
 */
export function decodeCursor(cursor: string, shape: number | readonly CursorPart[]): string[] {
  const values = readValues(cursor);
  const arity = typeof shape === 'number' ? shape : shape.length;
  const fits =
    values?.length === arity &&
    values.every((value, index) =>
      LOOKS_RIGHT[typeof shape === 'number' ? 'text' : (shape[index] ?? 'text')](value),
    );
  if (!values || !fits) {
    throw new Refusal(
      'invalid_input',
      'The cursor is not one that this list gave out.',
      'Pass nextCursor of the previous page unchanged, or leave the cursor out to begin with the first page.',
      [{ path: 'cursor', message: 'Not a cursor of this list.' }],
    );
  }
  return values;
}

function readValues(cursor: string): string[] | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(values)) return undefined;
    return values.every((value) => typeof value === 'string') ? values : undefined;
  } catch {
    return undefined;
  }
}

function isInstant(value: string): boolean {
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}
