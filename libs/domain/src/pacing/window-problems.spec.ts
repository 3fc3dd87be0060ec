import fc from 'fast-check';
import { ALWAYS_OPEN, nextOpening, type SendingWindow } from './window.js';
import { windowProblems } from './window-problems.js';
import { instants, windows } from '../../../../test/support/arbitraries/windows.js';

const problemsOf = (change: Partial<SendingWindow>) =>
  windowProblems({ ...ALWAYS_OPEN, ...change }).map((problem) => `${problem.path} ${problem.code}`);

describe('windowProblems', () => {
  it.each<[Partial<SendingWindow>, string[]]>([
    [{}, []],
    [{ zone: 'Europe/Atlantis' }, ['zone unknown_zone']],
    [{ zone: '+02:00' }, ['zone unknown_zone']],
    [{ zone: '' }, ['zone unknown_zone']],
    [{ weekdays: [] }, ['weekdays no_weekdays']],
    [
      { weekdays: [1, 0, 8, 1.5] },
      ['weekdays[1] bad_weekday', 'weekdays[2] bad_weekday', 'weekdays[3] bad_weekday'],
    ],
    [{ ranges: [] }, ['ranges no_ranges']],
    [{ ranges: [{ from: '9:00', to: '17:00' }] }, ['ranges[0].from bad_time']],
    [{ ranges: [{ from: '24:00', to: '24:00' }] }, ['ranges[0].from bad_time']],
    [{ ranges: [{ from: '09:00', to: '25:00' }] }, ['ranges[0].to bad_time']],
    [{ ranges: [{ from: '22:00', to: '06:00' }] }, ['ranges[0] range_backwards']],
    [
      {
        ranges: [
          { from: '09:00', to: '12:00' },
          { from: '11:59', to: '13:00' },
        ],
      },
      ['ranges[1] ranges_overlap'],
    ],
    [
      {
        ranges: [
          { from: '09:00', to: '12:00' },
          { from: '12:00', to: '13:00' },
        ],
      },
      [],
    ],
    [
      { holidays: ['2026-12-25', '2026-02-30', '25.12.2026'] },
      ['holidays[1] bad_holiday', 'holidays[2] bad_holiday'],
    ],
    [
      { zone: 'Nowhere', weekdays: [], ranges: [] },
      ['zone unknown_zone', 'weekdays no_weekdays', 'ranges no_ranges'],
    ],
  ])('%j has %j', (change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('a window without problems opens some day', () => {
    fc.assert(
      fc.property(windows, instants, (window, instant) => {
        expect(windowProblems(window)).toEqual([]);
        expect(nextOpening(window, instant)).toBeDefined();
      }),
    );
  });
});
