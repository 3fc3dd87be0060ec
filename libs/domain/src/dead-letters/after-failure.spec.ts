import fc from 'fast-check';
import {
  afterFailure,
  DEAD_LETTER_KINDS,
  DEAD_LETTER_STATES,
  type LetterStanding,
  MOST_TRIES,
  NEVER_FAILED,
} from './after-failure.js';

const kinds = fc.constantFrom(...DEAD_LETTER_KINDS);

describe('what keeps failing', () => {
  it('is set aside at its last try, and not one earlier', () => {
    for (const kind of DEAD_LETTER_KINDS) {
      let letter: LetterStanding = NEVER_FAILED;
      for (let tries = 1; tries <= MOST_TRIES[kind]; tries += 1) {
        letter = afterFailure(kind, letter);
        expect([kind, letter]).toEqual([
          kind,
          { tries, settled: false, state: tries < MOST_TRIES[kind] ? 'counting' : 'open' },
        ]);
      }
    }
  });

  it('stays with the person once it is', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 99 }), (kind, tries) => {
        const open = { state: 'open', tries, settled: false } as const;
        expect(afterFailure(kind, open)).toEqual({ ...open, tries: tries + 1 });
      }),
    );
  });

  it('has a story of its own after it worked', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.constantFrom(...DEAD_LETTER_STATES),
        fc.integer({ min: 0, max: 99 }),
        (kind, state, tries) => {
          expect(afterFailure(kind, { state, tries, settled: true })).toEqual(
            afterFailure(kind, NEVER_FAILED),
          );
        },
      ),
    );
  });
});

describe('what fails again', () => {
  const failed = (state: 'retried' | 'dismissed') => ({ state, tries: 5, settled: false });

  it('after a person had it tried again is back with them at once', () => {
    for (const kind of DEAD_LETTER_KINDS)
      expect(afterFailure(kind, failed('retried'))).toEqual({ state: 'open', tries: 6, settled: false });
  });

  it.each([
    ['dispatch', 'open'],
    ['signal', 'open'],
    ['inbox', 'dismissed'],
    ['round', 'dismissed'],
  ] as const)('after it was dismissed: a letter about %s is %s', (kind, state) => {
    expect(afterFailure(kind, failed('dismissed'))).toEqual({ state, tries: 6, settled: false });
  });
});
