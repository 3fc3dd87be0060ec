import fc from 'fast-check';
import { MEETING_STATUSES, type MeetingReport, settleMeeting } from './meeting.js';

const booked: MeetingReport = {
  by: 'calendar',
  status: 'booked',
  externalId: 'one',
  previousId: null,
  nextId: null,
  startsAt: '2026-03-10T10:00:00Z',
  at: 100,
};
const moved: MeetingReport = {
  ...booked,
  externalId: 'two',
  previousId: 'one',
  startsAt: '2026-03-12T10:00:00Z',
  at: 200,
};
const cancelled = (externalId: string, at: number): MeetingReport => ({
  ...booked,
  status: 'cancelled',
  externalId,
  startsAt: null,
  at,
});
const byPerson = (status: MeetingReport['status'], at: number): MeetingReport => ({
  ...booked,
  by: 'person',
  status,
  externalId: 'two',
  startsAt: null,
  at,
});

describe('a meeting', () => {
  it.each<[string, MeetingReport[], string, string | null]>([
    ['booked', [booked], 'booked', booked.startsAt],
    ['cancelled, though that is heard first', [cancelled('one', 150), booked], 'cancelled', booked.startsAt],
    ['moved', [booked, moved], 'rescheduled', moved.startsAt],
    ['moved, though its first booking is never heard of', [moved], 'rescheduled', moved.startsAt],
    [
      'moved, whose first booking is cancelled for it',
      [booked, moved, cancelled('one', 201)],
      'rescheduled',
      moved.startsAt,
    ],
    ['moved, then cancelled', [booked, moved, cancelled('two', 300)], 'cancelled', moved.startsAt],
    ['held, says a person', [booked, moved, byPerson('held', 400)], 'held', moved.startsAt],
    [
      'cancelled after a person corrected it',
      [booked, moved, byPerson('held', 250), cancelled('two', 300)],
      'cancelled',
      moved.startsAt,
    ],
    [
      'given up for another booking that is not heard of yet',
      [booked, { ...booked, status: 'rescheduled', nextId: 'two', startsAt: null, at: 200 }],
      'rescheduled',
      booked.startsAt,
    ],
  ])('that is %s', (_, reports, status, startsAt) => {
    expect(settleMeeting(reports)).toMatchObject({ status, startsAt });
  });

  it('stands as it stands, in whatever order and how often its reports come in', () => {
    const id = fc.constantFrom('one', 'two', 'three');
    const report = fc.record<MeetingReport>({
      by: fc.constantFrom('calendar', 'person'),
      status: fc.constantFrom(...MEETING_STATUSES),
      externalId: id,
      previousId: fc.option(id),
      nextId: fc.option(id),
      startsAt: fc.option(fc.constantFrom('2026-03-10T10:00:00Z', '2026-03-12T10:00:00Z')),
      at: fc.nat(4),
    });
    const reports = fc.array(report, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        reports.chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray([...given, ...given], { minLength: given.length * 2 }),
          ),
        ),
        ([given, shuffled]) => {
          expect(settleMeeting(shuffled)).toEqual(settleMeeting(given));
        },
      ),
      { numRuns: 500 },
    );
  });
});
