import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell, csvLine, withFormulaGuard, withoutFormulaGuard } from './write-csv.js';

const nasty = fc
  .array(
    fc.constantFrom("'", '"', '=', '+', '-', '@', '\t', '\r', '\n', ',', ';', ' ', '1', 'é', '＝', '👩‍💻'),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(nasty, fc.string({ unit: 'grapheme' }));

describe('a line of CSV', () => {
  it('quotes what would break it', () => {
    expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', null, undefined, 7, -5, true])).toBe(
      'a,"b,c","d""e","f\ng",,,7,-5,true\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', "'=1", '\n=1'])(
    '%j cannot run as a formula',
    (cell) => {
      expect(csvCell(cell).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves harmless text alone', () => {
    for (const cell of ["l'avenir", "'quoted'", 'a=b', 'ada@example.com', '1-2'])
      expect(csvCell(cell)).toBe(cell);
  });

  it('gives every text back to whoever reads it', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
        const [read] = parse(csvLine(['first', ...cells]), { record_delimiter: '\r\n' });
        expect(read?.slice(1).map(withoutFormulaGuard)).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  it('guards reversibly', () => {
    fc.assert(
      fc.property(text, (cell) => {
        expect(withoutFormulaGuard(withFormulaGuard(cell))).toBe(cell);
      }),
      { numRuns: 500 },
    );
  });
});
