/**
 * What does a message to a `sales` hook say?
 *
 * The body of a Standard Webhooks message (https://www.standardwebhooks.com/); docs/sales-data.md shows it. `timestamp` is
 * when it happened: what arrives late and out of order is recognised by it.
 */
import { z } from 'zod';
import { DEAL_STATUSES, isCurrency, MEETING_STATUSES } from '#domain';
import { emailsOf } from './reading.js';
import type { Person, SalesReport } from './sales-report.js';

const instant = z.iso.datetime({ offset: true });
const source = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/)
  .optional();
const person = {
  email: z.string().max(320).nullish(),
  linkedin_public_id: z.string().max(200).nullish(),
  external_id: z.string().min(1).max(200),
  source,
};
const timestamp = instant.optional();

const meetingTypes = MEETING_STATUSES.map((status) => `meeting.${status}` as const);
const [booked, rescheduled, ...others] = meetingTypes as [
  'meeting.booked',
  'meeting.rescheduled',
  ...(typeof meetingTypes)[number][],
];

export const salesSignal = z.discriminatedUnion('type', [
  z.object({
    type: z.enum([booked, rescheduled]),
    timestamp,
    data: z.object({ ...person, starts_at: instant }),
  }),
  z.object({
    type: z.enum(others),
    timestamp,
    data: z.object({ ...person, starts_at: instant.nullish() }),
  }),
  z.object({
    type: z.enum(DEAL_STATUSES.map((status) => `deal.${status}` as const)),
    timestamp,
    data: z.object({
      ...person,
      name: z.string().max(300),
      /** In the words of the CRM; the status, when left out. */
      stage: z.string().trim().min(1).max(100).optional(),
      value_cents: z.number().int().min(0).max(9_000_000_000_000),
      currency: z.string().refine(isCurrency, 'An ISO 4217 code in capitals, as in EUR.'),
    }),
  }),
]);
export type SalesSignal = z.output<typeof salesSignal>;

/** @throws ZodError when it is none; those were refused when they came in */
export function readSales(raw: string): SalesReport {
  const { type, timestamp: at, data } = salesSignal.parse(JSON.parse(raw));
  const people = peopleOf(data);
  if ('value_cents' in data) {
    const status = type.slice('deal.'.length) as (typeof DEAL_STATUSES)[number];
    return {
      kind: 'deal',
      source: data.source ?? 'crm',
      people,
      externalId: data.external_id,
      name: data.name,
      stage: data.stage ?? status,
      status,
      valueCents: data.value_cents,
      currency: data.currency,
      reportedAt: at ?? null,
    };
  }
  return {
    kind: 'meeting',
    source: data.source ?? 'calendar',
    people,
    report: {
      by: 'calendar',
      status: type.slice('meeting.'.length) as (typeof MEETING_STATUSES)[number],
      externalId: data.external_id,
      previousId: null,
      nextId: null,
      startsAt: data.starts_at ? Temporal.Instant.from(data.starts_at).toString() : null,
      at: at === undefined ? null : Date.parse(at),
    },
  };
}

function peopleOf(data: SalesSignal['data']): Person[] {
  const publicId = data.linkedin_public_id?.toLowerCase();
  return [
    ...emailsOf([data.email]),
    ...(publicId ? [{ kind: 'linkedin_public_id', value: publicId } as const] : []),
  ];
}
