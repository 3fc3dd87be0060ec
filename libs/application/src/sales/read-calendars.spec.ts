import { readCalcom } from './read-calcom.js';
import { readCalendly } from './read-calendly.js';

/** As Cal.com posts it by default; much is left out that nobody reads. */
const calcom = (triggerEvent: string, payload: object = {}) =>
  JSON.stringify({
    triggerEvent,
    createdAt: '2026-03-02T09:30:00.538Z',
    payload: {
      type: '30min',
      title: '30 Min Meeting between Lena Vogt and Ada Moreau',
      startTime: '2026-03-10T10:00:00Z',
      endTime: '2026-03-10T10:30:00Z',
      organizer: { id: 5, name: 'Lena Vogt', email: 'lena@overture.example', timeZone: 'Europe/Paris' },
      attendees: [
        { name: 'Ada Moreau', email: 'Ada.Moreau@Northwind.example', timeZone: 'Europe/Paris' },
        { name: 'Guest', email: 'guest@elsewhere.example' },
      ],
      uid: 'bFJeNb2uX8ANpT3JL5EfXw',
      bookingId: 91,
      status: 'ACCEPTED',
      ...payload,
    },
  });
const people = [
  { kind: 'email', value: 'ada.moreau@northwind.example' },
  { kind: 'email', value: 'guest@elsewhere.example' },
];

describe('Cal.com', () => {
  const report = {
    by: 'calendar',
    status: 'booked',
    externalId: 'bFJeNb2uX8ANpT3JL5EfXw',
    previousId: null,
    nextId: null,
    startsAt: '2026-03-10T10:00:00Z',
    at: Date.parse('2026-03-02T09:30:00.538Z'),
  };
  it.each([
    ['a booking', calcom('BOOKING_CREATED'), report],
    [
      'a booking that takes the place of another',
      calcom('BOOKING_RESCHEDULED', { rescheduleUid: 'the-old-one' }),
      { ...report, previousId: 'the-old-one' },
    ],
    [
      'a booking that is moved and keeps its id',
      calcom('BOOKING_RESCHEDULED'),
      { ...report, status: 'rescheduled' },
    ],
    [
      'a cancellation',
      calcom('BOOKING_CANCELLED', { status: 'CANCELLED', cancellationReason: 'Ill' }),
      { ...report, status: 'cancelled' },
    ],
    [
      'that nobody came',
      calcom('BOOKING_NO_SHOW_UPDATED', {
        bookingUid: 'bFJeNb2uX8ANpT3JL5EfXw',
        attendees: [
          { email: 'Ada.Moreau@Northwind.example', noShow: true },
          { email: 'guest@elsewhere.example' },
        ],
      }),
      { ...report, status: 'no_show', startsAt: null },
    ],
  ])('tells of %s', (_, raw, expected) => {
    expect(readCalcom(raw)).toEqual({ kind: 'meeting', source: 'calcom', people, report: expected });
  });

  it.each(['PING', 'MEETING_ENDED', 'BOOKING_REQUESTED', 'FORM_SUBMITTED', 'RECORDING_READY'])(
    'tells of %s, which is no booking',
    (event) => {
      expect(readCalcom(calcom(event))).toEqual({ kind: 'irrelevant', detail: event });
    },
  );

  it('is not believed when a booking has no id', () => {
    expect(() => readCalcom(calcom('BOOKING_CREATED', { uid: undefined }))).toThrow('uid');
    expect(() => readCalcom(calcom('BOOKING_CREATED', { uid: 'a b' }))).toThrow('Not an id');
    expect(() => readCalcom('[]')).toThrow('expected object');
  });

  it('may say when and who in ways that nobody understands', () => {
    const odd = calcom('BOOKING_CREATED', { startTime: 'soon', attendees: [{ email: 'nobody' }] });
    expect(readCalcom(odd)).toMatchObject({ people: [], report: { startsAt: null } });
  });
});

const EVENT = 'https://api.calendly.com/scheduled_events/5d1f2b9a-83c2-4d1b-9a57-6f0a4f1c2e11';
/** As Calendly posts it; much is left out that nobody reads. */
const calendly = (event: string, payload: object = {}) =>
  JSON.stringify({
    event,
    created_at: '2026-03-02T09:30:00.000000Z',
    created_by: 'https://api.calendly.com/users/AAAAAAAAAAAAAAAA',
    payload: {
      uri: `${EVENT}/invitees/new-one`,
      email: 'ada.moreau@northwind.example',
      name: 'Ada Moreau',
      status: 'active',
      rescheduled: false,
      old_invitee: null,
      new_invitee: null,
      scheduled_event: {
        uri: EVENT,
        name: '30 Minute Meeting',
        start_time: '2026-03-10T10:00:00.000000Z',
        end_time: '2026-03-10T10:30:00.000000Z',
        status: 'active',
      },
      ...payload,
    },
  });

describe('Calendly', () => {
  const report = {
    by: 'calendar',
    status: 'booked',
    externalId: 'new-one',
    previousId: null,
    nextId: null,
    startsAt: '2026-03-10T10:00:00Z',
    at: Date.parse('2026-03-02T09:30:00Z'),
  };
  it.each([
    ['a booking', calendly('invitee.created'), report],
    [
      'a booking that takes the place of another',
      calendly('invitee.created', { old_invitee: `${EVENT}/invitees/old-one` }),
      { ...report, previousId: 'old-one' },
    ],
    [
      'a cancellation',
      calendly('invitee.canceled', { status: 'canceled', cancellation: { reason: 'Ill' } }),
      { ...report, status: 'cancelled' },
    ],
    [
      'a booking that was given up for another',
      calendly('invitee.canceled', { rescheduled: true, new_invitee: `${EVENT}/invitees/next-one/` }),
      { ...report, status: 'rescheduled', nextId: 'next-one', startsAt: null },
    ],
  ])('tells of %s', (_, raw, expected) => {
    expect(readCalendly(raw)).toEqual({
      kind: 'meeting',
      source: 'calendly',
      people: [{ kind: 'email', value: 'ada.moreau@northwind.example' }],
      report: expected,
    });
  });

  it('tells of other things, which are no bookings', () => {
    expect(readCalendly(calendly('routing_form_submission.created'))).toEqual({
      kind: 'irrelevant',
      detail: 'routing_form_submission.created',
    });
  });

  it('is not believed when a booking has no id', () => {
    expect(() => readCalendly(calendly('invitee.created', { uri: null }))).toThrow('uri');
  });
});
