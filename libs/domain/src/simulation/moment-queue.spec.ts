import fc from 'fast-check';
import { createMomentQueue } from './moment-queue.js';

describe('the queue of moments', () => {
  it('gives back what was put in, by instant, by stage, and in the order of asking', () => {
    const moments = fc.array(fc.record({ at: fc.nat(20), stage: fc.nat(3) }), { maxLength: 200 });
    fc.assert(
      fc.property(moments, (asked) => {
        const queue = createMomentQueue<number>();
        asked.forEach(({ at, stage }, what) => queue.add(at, stage, what));
        const given = [];
        for (let next = queue.next(); next; next = queue.next())
          given.push({ at: next.at, stage: next.stage, what: next.what });
        expect(given).toEqual(
          asked
            .map((moment, what) => ({ ...moment, what }))
            .sort((one, other) => one.at - other.at || one.stage - other.stage || one.what - other.what),
        );
        expect(queue.size).toBe(0);
      }),
    );
  });

  it('takes new moments while it is emptied', () => {
    const queue = createMomentQueue<string>();
    queue.add(5, 0, 'later');
    queue.add(1, 0, 'first');
    expect(queue.next()?.what).toBe('first');
    queue.add(2, 0, 'second');
    expect(queue.next()?.what).toBe('second');
    expect(queue.next()?.what).toBe('later');
    expect(queue.next()).toBeUndefined();
  });
});
