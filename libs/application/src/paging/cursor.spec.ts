import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '#contracts';
import { decodeCursor, encodeCursor } from './cursor.js';
import { cutPage } from './cut-page.js';

const UUID = '01890a5d-ac96-774b-bcce-b302099a8057';

function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('It was not refused.');
}

describe('a cursor', () => {
  it('gives back exactly what was put in', () => {
    const noNul = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000'));
    fc.assert(
      fc.property(fc.array(noNul, { minLength: 1, maxLength: 4 }), (values) => {
        expect(decodeCursor(encodeCursor(values), values.length)).toEqual(values);
      }),
    );
  });

  it('survives a query string unescaped', () => {
    expect(encodeCursor(['2026-04-01T08:00:00Z', UUID])).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it.each([
    ['noise', 'not a cursor!'],
    ['JSON that is no list', Buffer.from('{"a":1}').toString('base64url')],
    ['a list of numbers', Buffer.from('[1]').toString('base64url')],
    ['a cursor of another list', encodeCursor([UUID, UUID])],
    ['a value that the database could not read', encodeCursor(["x'; drop table leads"])],
    ['a NUL', encodeCursor(['\u0000'])],
  ])('that is %s is refused with the field and what to do', (_what, cursor) => {
    const refusal = refusalOf(() => decodeCursor(cursor, ['uuid']));
    expect(refusal.code).toBe('invalid_input');
    expect(refusal.fields.map((field) => field.path)).toEqual(['cursor']);
    expect(refusal.nextStep).toContain('nextCursor');
  });

  it('checks instants and integers too', () => {
    expect(decodeCursor(encodeCursor(['2026-04-01T08:00:00Z', '-12']), ['instant', 'integer'])).toHaveLength(
      2,
    );
    expect(refusalOf(() => decodeCursor(encodeCursor(['yesterday']), ['instant'])).code).toBe(
      'invalid_input',
    );
    expect(refusalOf(() => decodeCursor(encodeCursor(['1.5']), ['integer'])).code).toBe('invalid_input');
  });
});

describe('a page', () => {
  it('ends with the last row when nothing follows', () => {
    expect(cutPage(['a', 'b'], 2, (row) => [row])).toEqual({ data: ['a', 'b'], nextCursor: null });
  });

  it('points behind its last row when something follows', () => {
    const page = cutPage(['a', 'b', 'c'], 2, (row) => [row]);
    expect(page.data).toEqual(['a', 'b']);
    expect(decodeCursor(page.nextCursor ?? '', 1)).toEqual(['b']);
  });
});
