/**
 * What does a webhook of Cal.com say?
 *
 * Source: https://cal.com/docs/developing/guides/automation/webhooks (default payload). A booking that is moved gets a new
 * `uid`; `rescheduleUid` names the one that it takes the place of.
 */
import { z } from 'zod';
import { emailsOf, instantOrNull, reference } from './reading.js';
import type { SalesReport } from './sales-report.js';

const attendees = z.array(z.looseObject({ email: z.string().nullish(), noShow: z.boolean().nullish() }));

const booking = z.looseObject({
  triggerEvent: z.enum(['BOOKING_CREATED', 'BOOKING_RESCHEDULED', 'BOOKING_CANCELLED']),
  createdAt: instantOrNull,
  payload: z.looseObject({
    uid: reference,
    rescheduleUid: reference.nullish(),
    startTime: instantOrNull,
    attendees: attendees.default([]),
  }),
});
const noShow = z.looseObject({
  createdAt: instantOrNull,
  payload: z.looseObject({ bookingUid: reference, attendees: attendees.default([]) }),
});
const envelope = z.looseObject({ triggerEvent: z.string().max(100) });

const BOOKINGS: readonly string[] = booking.shape.triggerEvent.options;

/** @throws ZodError when a message of a known kind has another shape */
export function readCalcom(raw: string): SalesReport {
  const message: unknown = JSON.parse(raw);
  const { triggerEvent } = envelope.parse(message);
  if (triggerEvent === 'BOOKING_NO_SHOW_UPDATED') return readNoShow(message);
  if (!BOOKINGS.includes(triggerEvent)) return { kind: 'irrelevant', detail: triggerEvent };
  const { createdAt, payload } = booking.parse(message);
  const previousId = payload.rescheduleUid === payload.uid ? null : (payload.rescheduleUid ?? null);
  const isMoved = triggerEvent === 'BOOKING_RESCHEDULED' && previousId === null;
  return {
    kind: 'meeting',
    source: 'calcom',
    people: emailsOf(payload.attendees.map(({ email }) => email)),
    report: {
      by: 'calendar',
      status: triggerEvent === 'BOOKING_CANCELLED' ? 'cancelled' : isMoved ? 'rescheduled' : 'booked',
      externalId: payload.uid,
      previousId,
      nextId: null,
      startsAt: payload.startTime,
      at: createdAt === null ? null : Date.parse(createdAt),
    },
  };
}

function readNoShow(message: unknown): SalesReport {
  const { createdAt, payload } = noShow.parse(message);
  if (!payload.attendees.some((attendee) => attendee.noShow === true))
    return { kind: 'irrelevant', detail: 'a no-show was taken back' };
  return {
    kind: 'meeting',
    source: 'calcom',
    people: emailsOf(payload.attendees.map(({ email }) => email)),
    report: {
      by: 'calendar',
      status: 'no_show',
      externalId: payload.bookingUid,
      previousId: null,
      nextId: null,
      startsAt: null,
      at: createdAt === null ? null : Date.parse(createdAt),
    },
  };
}
