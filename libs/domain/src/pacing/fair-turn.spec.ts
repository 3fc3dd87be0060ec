import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Contender, type Deficits, fairTurn } from './fair-turn.js';

const contender = (id: string, weight = 1): Contender => ({ id, weight });

/** Who got each of so many turns while the same ones waited. */
function turns(waiting: readonly Contender[], count: number, before: Deficits = {}): string[] {
  const got: string[] = [];
  let deficits = before;
  for (let turn = 0; turn < count; turn += 1) {
    const next = fairTurn(waiting, deficits);
    if (!next) break;
    got.push(next.id);
    deficits = next.deficits;
  }
  return got;
}

const contenders = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 })
  .map((weights) => weights.map((weight, index) => contender(`c${index}`, weight)));

describe('a fair turn', () => {
  it('is nobody’s when nobody waits', () => {
    expect(fairTurn([], { a: 0.5 })).toBeUndefined();
  });

  it.each<[string, Contender[], string]>([
    ['equals take turns', [contender('a'), contender('b')], 'abababab'],
    ['twice the weight gets twice the turns', [contender('a', 2), contender('b')], 'abaabaab'],
    [
      'a small one is not put off to the end',
      [contender('a', 6), contender('b'), contender('c')],
      'aaabacaa',
    ],
    ['one alone gets all', [contender('a', 7)], 'aaaaaaaa'],
  ])('%s', (_name, waiting, got) => {
    expect(turns(waiting, 8).join('')).toBe(got);
  });

  it('nobody is ever a whole turn away from the share of their weight', () => {
    fc.assert(
      fc.property(contenders, fc.integer({ min: 1, max: 400 }), (waiting, count) => {
        const total = waiting.reduce((sum, { weight }) => sum + weight, 0);
        const sofar = new Map<string, number>();
        turns(waiting, count).forEach((id, index) => {
          sofar.set(id, (sofar.get(id) ?? 0) + 1);
          const furthest = waiting.map(({ id: each, weight }) =>
            Math.abs((sofar.get(each) ?? 0) - ((index + 1) * weight) / total),
          );
          if (Math.max(...furthest) >= 1) throw new Error(`After turn ${index + 1}: ${furthest.join(' ')}`);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('comes to everybody who goes on waiting, whoever comes and goes meanwhile', () => {
    const comings = fc.array(fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), {
      minLength: 50,
      maxLength: 300,
    });
    fc.assert(
      fc.property(contenders, comings, (all, present) => {
        const [patient] = all;
        if (!patient) return;
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        const longest = Math.ceil((2 * total) / patient.weight) + all.length;
        let deficits: Deficits = {};
        let waited = 0;
        for (const here of present) {
          const waiting = all.filter((each, index) => each === patient || here[index]);
          const next = fairTurn(waiting, deficits);
          deficits = next?.deficits ?? {};
          waited = next?.id === patient.id ? 0 : waited + 1;
          expect(waited).toBeLessThanOrEqual(longest);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('who was away has nothing saved up', () => {
    fc.assert(
      fc.property(contenders, fc.integer({ min: 1, max: 100 }), (others, absence) => {
        let deficits: Deficits = { late: 0.9 };
        for (let turn = 0; turn < absence; turn += 1) deficits = fairTurn(others, deficits)?.deficits ?? {};
        expect(deficits['late']).toBeUndefined();
        const together = [...others, contender('late', 1)];
        const total = together.reduce((sum, { weight }) => sum + weight, 0);
        const ten = turns(together, 10 * total, deficits).filter((id) => id === 'late').length;
        expect(ten).toBeLessThanOrEqual(12);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same question, in whatever order they stand', () => {
    fc.assert(
      fc.property(
        contenders,
        fc.dictionary(fc.constantFrom('c0', 'c1', 'c2'), fc.double({ min: -1, max: 1, noNaN: true })),
        (waiting, before) => {
          expect(fairTurn([...waiting].reverse(), before)).toEqual(fairTurn(waiting, before));
        },
      ),
    );
  });
});
