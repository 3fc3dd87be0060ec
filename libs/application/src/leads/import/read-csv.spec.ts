import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '#contracts';
import { readCsv, separatorOf } from './read-csv.js';

function refusalOf(text: string): Refusal {
  try {
    readCsv(text);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('a CSV file', () => {
  it('is read with the byte-order mark and separator of any spreadsheet', () => {
    for (const separator of [',', ';', '\t', '|']) {
      const file = readCsv(`\uFEFFemail${separator}name\r\nada@example.com${separator}Ada\r\n`);
      expect(file.header).toEqual(['email', 'name']);
      expect(file.rows).toEqual([{ line: 2, cells: ['ada@example.com', 'Ada'] }]);
    }
  });

  it('names the line where a row begins, past blank lines and values of several lines', () => {
    const file = readCsv('a,b\n\n"x\ny",1\n  \n2,3\r\n4,5');
    expect(file.rows.map(({ line }) => line)).toEqual([3, 6, 7]);
  });

  it('separates by what stands outside quotes', () => {
    expect(separatorOf('"a,b,c";d\n1,2,3,4')).toBe(';');
    expect(separatorOf('email')).toBe(',');
  });

  it.each([
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n', 3],
    ['text after a closing quote', 'a,b\n1,2\n"3"x,4\n', 3],
    ['a quote inside a value', 'a,b\n1,5" wide\n', 2],
  ])('with %s is refused with the line', (_what, text, line) => {
    const refusal = refusalOf(text);
    expect(refusal.code).toBe('malformed_request');
    expect(refusal.detail).toContain(`line ${line} `);
    expect(refusal.fields[0]?.path).toBe('csv');
  });

  it.each([
    ['U+FFFD', 'email\nZo\uFFFD'],
    ['NUL', 'e\u0000mail\nada'],
    ['half a surrogate pair', 'email\n\ud800'],
  ])('with %s is refused as a wrong encoding', (_what, text) => {
    const refusal = refusalOf(text);
    expect(refusal.code).toBe('malformed_request');
    expect(refusal.detail).toContain('UTF-8');
  });

  it('without rows is refused', () => {
    expect(refusalOf('\n \n').code).toBe('invalid_input');
  });

  it('gives back every value that a writer put into it', () => {
    const value = fc.string({ unit: fc.constantFrom(...'ab é,;|\t"\n') });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 }), (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['h1,h2', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
        const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
        expect(readCsv(text).rows.map(({ cells }) => cells)).toEqual(filled);
      }),
    );
  });
});
