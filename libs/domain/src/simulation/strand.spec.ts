import fc from 'fast-check';
import { createStrand, type Waiting } from './strand.js';

const acts = fc.array(fc.record({ dueAt: fc.nat(30), take: fc.option(fc.nat(5)) }), { maxLength: 300 });

describe('a strand', () => {
  it('shows those first that may go first, whoever came and went', () => {
    fc.assert(
      fc.property(acts, (asked) => {
        const strand = createStrand<Waiting>();
        let expected: Waiting[] = [];
        asked.forEach(({ dueAt, take }, order) => {
          const touch = { dueAt, order };
          strand.add(touch);
          expected.push(touch);
          expected.sort((one, other) => one.dueAt - other.dueAt || one.order - other.order);
          const gone = take === null ? undefined : expected[take];
          if (gone) {
            strand.remove(gone);
            expected = expected.filter((other) => other !== gone);
          }
          expect(strand.size).toBe(expected.length);
          expect(strand.first(3)).toEqual(expected.slice(0, 3));
        });
      }),
    );
  });

  it('stays in order while thousands pass through', () => {
    const strand = createStrand<Waiting>();
    for (let order = 0; order < 5000; order += 1) strand.add({ dueAt: order, order });
    for (let order = 0; order < 5000; order += 1) {
      const [first] = strand.first(1);
      expect(first?.order).toBe(order);
      if (first) strand.remove(first);
    }
    expect(strand.size).toBe(0);
  });

  it('refuses to give out whom it does not hold', () => {
    expect(() => createStrand<Waiting>().remove({ dueAt: 1, order: 1 })).toThrow('must stand in it');
  });
});
