import fc from 'fast-check';
import { foldText } from './fold.js';

describe('foldText', () => {
  it.each([
    ['Île-de-France', 'ile-de-france'],
    ['  Zürich \n Straße ', 'zurich strasse'],
    ['İstanbul', 'istanbul'],
    ['Œuvre', 'oeuvre'],
    ['L’équipe', "l'equipe"],
    ['ＳａａＳ', 'saas'],
    ['', ''],
  ])('%j folds to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('ignores the case and the way accents are encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcéüñçïÉÜ -') }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.toUpperCase()));
      }),
    );
  });
});
