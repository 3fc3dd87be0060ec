/**
 * What does a webhook of Calendly say?
 *
 * Sources: https://developer.calendly.com/api-docs (webhook payload) and
 * https://developer.calendly.com/see-how-webhook-payloads-change-when-invitees-reschedule-events. A booking that is moved
 * is cancelled with `rescheduled: true` and made anew; `old_invitee` and `new_invitee` link the two.
 */
import { z } from 'zod';
import { emailsOf, instantOrNull, reference } from './reading.js';
import type { SalesReport } from './sales-report.js';

/** The address of a resource; its last part is the id. */
const invitee = z.string().max(500).transform(lastPart).pipe(reference);

const message = z.looseObject({
  event: z.enum(['invitee.created', 'invitee.canceled']),
  created_at: instantOrNull,
  payload: z.looseObject({
    uri: invitee,
    email: z.string().nullish(),
    rescheduled: z.boolean().nullish(),
    old_invitee: invitee.nullish(),
    new_invitee: invitee.nullish(),
    scheduled_event: z.looseObject({ start_time: instantOrNull }).nullish(),
  }),
});
const envelope = z.looseObject({ event: z.string().max(100) });

/** @throws ZodError when a message of a known kind has another shape */
export function readCalendly(raw: string): SalesReport {
  const given: unknown = JSON.parse(raw);
  const { event } = envelope.parse(given);
  if (!event.startsWith('invitee.') || event.startsWith('invitee_'))
    return { kind: 'irrelevant', detail: event };
  const { event: what, created_at: at, payload } = message.parse(given);
  const isMoved = what === 'invitee.canceled' && payload.rescheduled === true;
  return {
    kind: 'meeting',
    source: 'calendly',
    people: emailsOf([payload.email]),
    report: {
      by: 'calendar',
      status: what === 'invitee.created' ? 'booked' : isMoved ? 'rescheduled' : 'cancelled',
      externalId: payload.uri,
      previousId: what === 'invitee.created' ? (payload.old_invitee ?? null) : null,
      nextId: isMoved ? (payload.new_invitee ?? null) : null,
      // Of a booking that is moved, this is the time that it no longer has.
      startsAt: isMoved ? null : (payload.scheduled_event?.start_time ?? null),
      at: at === null ? null : Date.parse(at),
    },
  };
}

function lastPart(uri: string): string {
  return uri.replace(/\/+$/, '').split('/').at(-1) ?? '';
}
