import fc from 'fast-check';
import { safeText } from './safe-text.ts';

describe('safeText', () => {
  it.each([
    ['Sounds good,\r\n\r\nAda', 'Sounds good, Ada'],
    ['\u001b[2J\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007text', 'text'],
    ['\u001b]8;;http://x\u001b\\link', 'link'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['a\u009b31mb', 'a31mb'],
    ['naïve 日本 🎉', 'naïve 日本 🎉'],
  ])('%j is shown as %j', (text, shown) => expect(safeText(text)).toBe(shown));

  it('is one line without control characters, and never longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, longest) => {
        const shown = safeText(text, longest);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect([...shown].length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
