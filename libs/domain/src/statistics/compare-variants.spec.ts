import { seededRandom } from '../random/seeded-random.js';
import { answersInOrder, compareVariants, type VariantRecord } from './compare-variants.js';
import { FALSE_WINNERS } from './sequential-test.js';

function campaign(seed: string, rates: Readonly<Record<string, number>>, people: number): VariantRecord[] {
  const random = seededRandom(seed);
  const names = Object.keys(rates);
  const records = names.map((name) => ({ name, contacts: [] as number[], answers: [] as number[] }));
  for (let at = 0; at < people; at += 1) {
    const record = records[Math.floor(random() * names.length)];
    record?.contacts.push(at);
    const delay = -Math.log(1 - random()) * 50;
    if (random() < (rates[record?.name ?? ''] ?? 0)) record?.answers.push(at + delay);
  }
  return records;
}

/** What somebody saw who looked after every answer. */
function looks(variants: readonly VariantRecord[]): VariantRecord[][] {
  const times = variants.flatMap(({ answers }) => answers).sort((one, other) => one - other);
  return times.map((now) =>
    variants.map(({ name, contacts, answers }) => ({
      name,
      contacts: contacts.filter((at) => at <= now),
      answers: answers.filter((at) => at <= now),
    })),
  );
}

describe('comparing variants', () => {
  it('reads from the times who was waiting at each answer', () => {
    const one = { name: 'A', contacts: [1, 2, 9], answers: [5] };
    const other = { name: 'B', contacts: [3], answers: [4, 10] };
    expect(answersInOrder(one, other)).toEqual([
      { side: 1, waiting: [2, 1] },
      { side: 0, waiting: [2, 0] },
      { side: 1, waiting: [2, 0] },
    ]);
  });

  it('names the better one, and by how much', () => {
    const { verdict, winner, pairs } = compareVariants(campaign('better', { A: 0.04, B: 0.12 }, 3000));
    expect({ verdict, winner }).toEqual({ verdict: 'winner', winner: 'B' });
    expect(pairs[0]?.ratio.low).toBeGreaterThan(1);
    expect(pairs[0]?.surprise).toBeLessThan(FALSE_WINNERS);
  });

  it('of three it names the one that beats both others, and none when two are level', () => {
    expect(compareVariants(campaign('three', { A: 0.04, B: 0.04, C: 0.16 }, 4000))).toMatchObject({
      verdict: 'winner',
      winner: 'C',
    });
    const level = compareVariants(campaign('level', { A: 0.15, B: 0.15, C: 0.02 }, 4000));
    expect(level).toMatchObject({ verdict: 'no_winner_yet', winner: null });
    expect(level.pairs.map(({ better }) => better)).toEqual([null, 'A', 'B']);
  });

  it('of few people it names nobody, whatever they answered', () => {
    const everybody = Array.from({ length: 49 }, (_, at) => at);
    const verdict = compareVariants([
      { name: 'A', contacts: everybody, answers: everybody },
      { name: 'B', contacts: everybody, answers: [] },
    ]);
    expect(verdict).toMatchObject({ verdict: 'too_few', winner: null });
  });

  it('of one variant there is nothing to compare', () => {
    expect(compareVariants(campaign('alone', { A: 0.5 }, 500))).toEqual({
      verdict: 'too_few',
      winner: null,
      pairs: [],
    });
  });

  it('what is true of the last look was true of the looks before: a verdict is not taken back', () => {
    const winners = looks(campaign('better', { A: 0.04, B: 0.14 }, 1200)).map(
      (variants) => compareVariants(variants).winner,
    );
    expect(winners.at(-1)).toBe('B');
    expect(winners.slice(winners.indexOf('B'))).not.toContain(null);
  });

  it('of three that are alike, looked at after every answer, at most 5 % name a better one of any two', () => {
    let wrong = 0;
    for (let run = 0; run < 400; run += 1) {
      // What was shown once stays shown: the last look tells of all.
      const { pairs } = compareVariants(campaign(`alike ${run}`, { A: 0.1, B: 0.1, C: 0.1 }, 900));
      if (pairs.some(({ better }) => better !== null)) wrong += 1;
    }
    expect(wrong / 400).toBeLessThanOrEqual(FALSE_WINNERS);
  });
});
