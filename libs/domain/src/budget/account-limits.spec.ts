import fc from 'fast-check';
import { instants, zones } from '../../../../test/support/arbitraries/windows.js';
import { localDay } from '../time/local-day.js';
import { accountLimits, INVITE_NOTE, limitsOf, type StoredLimits, type Use } from './account-limits.js';
import { tightest } from './budget.js';

const NOW = Temporal.Instant.from('2026-11-25T09:00:00Z'); // Wednesday, 10:00 in Paris
const PARIS = { now: NOW, zone: 'Europe/Paris' };
const use = (change: Partial<Use> = {}): Use => ({
  days: [],
  month: 0,
  ever: null,
  pending: null,
  loweredTo: null,
  reserved: 0,
  ...change,
});
const invite = (stored: StoredLimits, used: Partial<Use> = {}, day = 15) =>
  limitsOf('linkedin_invite', accountLimits({ linkedin_invite: day }, stored), use(used), PARIS);

describe('the limits of an account', () => {
  it.each<[string, StoredLimits, Partial<Use>, number, string, string | null]>([
    ['the day', {}, { days: [{ day: '2026-11-25', used: 6 }] }, 9, 'budget_spent', '2026-11-25T23:00:00Z'],
    [
      'the day, with what is reserved',
      {},
      { days: [{ day: '2026-11-25', used: 6 }], reserved: 4 },
      5,
      'budget_spent',
      '2026-11-25T23:00:00Z',
    ],
    [
      'the week, which opens when enough of its oldest days fall out',
      { week: { linkedin_invite: 30 } },
      {
        days: [
          { day: '2026-11-19', used: 1 },
          { day: '2026-11-20', used: 14 },
          { day: '2026-11-21', used: 15 },
        ],
        reserved: 1,
      },
      0,
      'week_spent',
      '2026-11-26T23:00:00Z',
    ],
    [
      'the week, from which the seventh day back has fallen out',
      { week: { linkedin_invite: 10 } },
      { days: [{ day: '2026-11-18', used: 10 }] },
      10,
      'week_spent',
      '2026-12-01T23:00:00Z',
    ],
    ['the month', { month: { linkedin_invite: 5 } }, { month: 3 }, 2, 'month_spent', '2026-11-30T23:00:00Z'],
    ['credits', { creditsUntil: { linkedin_invite: 50 } }, { ever: 47 }, 3, 'credits_spent', null],
    [
      'unanswered invitations',
      { pendingInvitations: 500 },
      { pending: 500 },
      0,
      'invitations_pending',
      '2026-11-25T10:00:00Z',
    ],
    [
      'a warm-up by the week',
      { ramp: { startedOn: '2026-11-20', percentByWeek: [30, 55, 80] } },
      {},
      4,
      'warming_up',
      '2026-11-25T23:00:00Z',
    ],
    [
      'a warm-up by the day',
      { ramp: { startedOn: '2026-11-24', from: 5, addPerDay: 2 } },
      {},
      7,
      'warming_up',
      '2026-11-25T23:00:00Z',
    ],
    [
      'a limit that the provider reported today',
      {},
      { days: [{ day: '2026-11-25', used: 5 }], loweredTo: 10 },
      5,
      'limit_reported',
      '2026-11-25T23:00:00Z',
    ],
  ])('hold it to %s', (_name, stored, used, room, reason, opensAt) => {
    const budget = tightest(invite(stored, used));
    expect({ ...budget, opensAt: budget.opensAt?.toString() ?? null }).toEqual({ room, reason, opensAt });
  });

  it('say of a note that notes are spent', () => {
    const limits = accountLimits({}, { month: { [INVITE_NOTE]: 5 } });
    expect(tightest(limitsOf(INVITE_NOTE, limits, use({ month: 5 }), PARIS))).toMatchObject({
      room: 0,
      reason: 'notes_spent',
    });
  });

  it.each([
    [
      'in spring, when the night is an hour short',
      '2026-03-28T12:00:00Z',
      'Europe/Paris',
      '2026-03-28T23:00:00Z',
    ],
    [
      'in autumn, when the day is an hour long',
      '2026-10-25T12:00:00Z',
      'Europe/Paris',
      '2026-10-25T23:00:00Z',
    ],
    ['where midnight does not exist', '2026-03-28T12:00:00Z', 'Asia/Beirut', '2026-03-28T22:00:00Z'],
    ['where midnight exists twice', '2026-10-31T12:00:00Z', 'America/Havana', '2026-11-01T04:00:00Z'],
  ])('open with the account’s own day %s', (_name, now, zone, opensAt) => {
    const limits = accountLimits({ email: 5 }, {});
    const [day] = limitsOf('email', limits, use(), { now: Temporal.Instant.from(now), zone });
    expect(day?.opensAt?.toString()).toBe(opensAt);
  });

  it('let nothing out that has no room anywhere, and everything where there are none', () => {
    expect(tightest([])).toMatchObject({ room: Number.MAX_SAFE_INTEGER });
    expect(tightest(invite({ week: { linkedin_invite: 80 } }, {}, 0))).toMatchObject({ room: 0 });
  });
});

const stored: fc.Arbitrary<StoredLimits> = fc.record(
  {
    week: fc.constantFrom({}, { email: 10 }, { email: 40 }),
    month: fc.constantFrom({}, { email: 20 }),
    creditsUntil: fc.constantFrom({}, { email: 60 }),
    ramp: fc.constantFrom(
      { startedOn: '2026-01-01', percentByWeek: [10, 50] },
      { startedOn: '2026-06-01', from: 1, addPerDay: 3 },
    ),
  },
  { requiredKeys: [] },
);
const history = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 });

describe('whatever is configured and used', () => {
  const cases = fc.record({
    stored,
    history,
    now: instants,
    zone: zones,
    cap: fc.integer({ min: 0, max: 20 }),
    reserved: fc.nat(5),
  });
  const used = (day: string, counts: readonly number[]): Use['days'] =>
    counts.map((count, back) => ({
      day: Temporal.PlainDate.from(day).subtract({ days: back }).toString(),
      used: count,
    }));

  it('another limit only lowers what is left', () => {
    fc.assert(
      fc.property(cases, ({ stored: more, history: counts, now, zone, cap, reserved }) => {
        const spent = use({ days: used(localDay(now, zone), counts), month: 12, ever: 50, reserved });
        const alone = tightest(limitsOf('email', accountLimits({ email: cap }, {}), spent, { now, zone }));
        const together = tightest(
          limitsOf('email', accountLimits({ email: cap }, more), spent, { now, zone }),
        );
        expect(together.room).toBeLessThanOrEqual(alone.room);
        expect(together.room).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('a limit opens ahead, and a spent week has room when it says so and not a day before', () => {
    fc.assert(
      fc.property(cases, ({ history: counts, now, zone, cap }) => {
        const week = Math.max(1, cap);
        const limits = accountLimits({}, { week: { email: week } });
        const days = used(localDay(now, zone), counts);
        const roomOn = (instant: Temporal.Instant) =>
          tightest(limitsOf('email', limits, use({ days }), { now: instant, zone })).room;
        const { room, opensAt } = tightest(limitsOf('email', limits, use({ days }), { now, zone }));
        if (opensAt === null) throw new Error('A week always opens again.');
        expect(Temporal.Instant.compare(opensAt, now)).toBe(1);
        expect(roomOn(opensAt)).toBeGreaterThan(0);
        if (room === 0) expect(roomOn(opensAt.subtract({ seconds: 1 }))).toBe(0);
      }),
    );
  });

  it('nothing that follows the rules ever passes a cap in any seven days', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { minLength: 20, maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        zones,
        (wishes, cap, zone) => {
          const limits = accountLimits({ email: 9 }, { week: { email: cap } });
          const days: { day: string; used: number }[] = [];
          let now = Temporal.Instant.from('2026-10-20T12:00:00Z');
          for (const wish of wishes) {
            const day = localDay(now, zone);
            const recent = days.filter(
              (entry) =>
                Temporal.PlainDate.compare(entry.day, Temporal.PlainDate.from(day).subtract({ days: 6 })) >=
                0,
            );
            const { room } = tightest(limitsOf('email', limits, use({ days: recent }), { now, zone }));
            days.push({ day, used: Math.min(wish, room) });
            now = now.add({ hours: 24 });
          }
          for (let last = 6; last < days.length; last += 1)
            expect(
              days.slice(last - 6, last + 1).reduce((sum, entry) => sum + entry.used, 0),
            ).toBeLessThanOrEqual(cap);
        },
      ),
    );
  });
});
