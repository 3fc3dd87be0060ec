/**
 * What does an event count?
 *
 * Pure, so that the projection and a rebuild from zero are the same arithmetic. People count once in each place and on
 * the day of their first; touches and meetings booked count once; a meeting's and a deal's standing is its last.
 */
import { TOUCH_STEP_KINDS } from '../sequence/graph.js';
import type { TouchKind } from '../touch/touch.js';
import type { Fact, Origin } from './fact.js';
import type { CountedEvent, FunnelEvent } from './funnel-event.js';
import { type Metric, METRICS } from './metrics.js';

/** An event with all that counting needs. */
export type PlacedEvent = FunnelEvent & {
  readonly id: string;
  readonly occurredAt: Temporal.Instant;
};

type Base = Omit<Fact, 'slot' | 'place' | 'subject' | 'metrics' | 'whole'>;

export function factsOf(event: PlacedEvent, origin: Origin, timeZone: string): Fact[] {
  if (!isCounted(event)) return [];
  const { data } = event;
  const { campaignId } = data;
  if (campaignId === null) return [];
  const stepId = 'stepId' in data ? data.stepId : null;
  const base: Base = {
    campaignId,
    rank: event.occurredAt.epochMilliseconds,
    eventId: event.id,
    leadId: 'leadId' in data ? (data.leadId ?? null) : null,
    day: dayOf(event.occurredAt, timeZone),
    stepId,
    ...origin,
    variant: ('variant' in data ? data.variant : undefined) ?? origin.variant ?? null,
    amountCents: 0,
    currency: '',
  };
  return count(event, base, timeZone);
}

const COUNTED: Readonly<Record<CountedEvent['type'], true>> = {
  'enrollment.started': true,
  'enrollment.finished': true,
  'enrollment.stopped': true,
  'enrollment.converted': true,
  'enrollment.variant_dealt': true,
  'touch.sent': true,
  'touch.failed': true,
  'touch.held': true,
  'invitation.accepted': true,
  'email.bounced': true,
  'reply.received': true,
  'lead.unsubscribed': true,
  'meeting.booked': true,
  'meeting.rescheduled': true,
  'meeting.cancelled': true,
  'meeting.held': true,
  'meeting.no_show': true,
  'deal.opened': true,
  'deal.reopened': true,
  'deal.stage_changed': true,
  'deal.won': true,
  'deal.lost': true,
};

export function isCounted<E extends FunnelEvent>(event: E): event is E & CountedEvent {
  return Object.hasOwn(COUNTED, event.type);
}

function count(event: CountedEvent, base: Base, timeZone: string): Fact[] {
  const { data, type } = event;
  const person = data.enrollmentId ?? base.leadId ?? '';
  const people = (...metrics: Metric[]) => metrics.flatMap((metric) => perPerson(base, person, metric));
  const thing = (slot: string, subject: string, ...metrics: Metric[]): Fact[] => [
    { ...base, slot, place: '', subject, metrics, whole: true },
  ];
  switch (type) {
    case 'enrollment.started':
      return people('enrolled');
    case 'enrollment.finished':
      return people('finished');
    case 'enrollment.stopped':
      return people('stopped');
    case 'enrollment.converted':
      return people('converted');
    case 'enrollment.variant_dealt':
      return people('dealt');
    case 'touch.sent': {
      if (!isOfSequence(data.kind)) return [];
      const kind = `sent_${data.kind}` as Metric;
      const invited: Metric[] = data.kind === 'linkedin_invite' ? ['invited'] : [];
      // An invitation that is taken back reaches nobody anew.
      const contacted: Metric[] = data.kind === 'linkedin_withdraw' ? [] : ['contacted'];
      return [...thing(kind, data.touchId, 'sent', kind), ...people(...contacted, ...invited)];
    }
    case 'touch.failed': {
      if (!isOfSequence(data.kind)) return [];
      const bounced = data.kind === 'email' && data.code === 'address_does_not_exist';
      return thing('failed', data.touchId, 'failed', ...(bounced ? ['bounced_at_send' as const] : []));
    }
    case 'touch.held':
      return isOfSequence(data.kind) ? thing('held', data.touchId, 'held') : [];
    case 'invitation.accepted':
      return people('accepted');
    case 'email.bounced':
      return data.hard ? people('bounced') : [];
    case 'reply.received': {
      const byPerson: Metric[] = data.disposition === 'out_of_office' ? [] : ['replied'];
      return people(...byPerson, `replied_${data.disposition}`);
    }
    case 'lead.unsubscribed':
      return people('unsubscribed');
    case 'meeting.booked':
      return [
        ...thing('meetings_booked', data.meetingId, 'meetings_booked'),
        ...standsAs(event, base, data.meetingId),
      ];
    case 'meeting.rescheduled':
      return [
        ...thing('meetings_rescheduled', data.meetingId, 'meetings_rescheduled'),
        ...standsAs(event, base, data.meetingId),
      ];
    case 'meeting.cancelled':
      return standsAs(event, base, data.meetingId, 'meetings_cancelled');
    case 'meeting.held':
      return standsAs(event, base, data.meetingId, 'meetings_held');
    case 'meeting.no_show':
      return standsAs(event, base, data.meetingId, 'meetings_no_show');
    case 'deal.opened':
    case 'deal.reopened':
    case 'deal.stage_changed':
    case 'deal.won':
    case 'deal.lost':
      return deal(event, base, timeZone);
  }
}

/** Answers and tests are outside any sequence and count nowhere. */
const isOfSequence = (kind: TouchKind): boolean => Object.hasOwn(METRICS, `sent_${kind}`);

/** Once in the campaign, with the identity and audience of the enrollment; once at the step; once for the account. */
function perPerson(base: Base, subject: string, metric: Metric): Fact[] {
  const { stepId, variant, accountId, identityId, audienceId } = base;
  const nowhere = { stepId: null, variant: null, accountId: null, identityId: null, audienceId: null };
  const at = (place: string, counts: Partial<Fact>): Fact => ({
    ...base,
    ...nowhere,
    slot: metric,
    metrics: [metric],
    whole: false,
    subject,
    place,
    ...counts,
  });
  return [
    at('', { whole: true, identityId, audienceId }),
    ...(stepId === null ? [] : [at(`step:${stepId}`, { stepId, variant })]),
    ...(accountId === null ? [] : [at(`account:${accountId}`, { accountId })]),
  ];
}

/** How a meeting stands: the last change wins, whatever order they are read in. */
function standsAs(
  { data }: { readonly data: { readonly revision?: number } },
  base: Base,
  subject: string,
  ...metrics: Metric[]
): Fact[] {
  return [
    { ...base, slot: 'meeting', place: '', subject, rank: -(data.revision ?? 1), metrics, whole: true },
  ];
}

type DealEvent = Extract<CountedEvent, { type: `deal.${string}` }>;

function deal({ type, data }: DealEvent, base: Base, timeZone: string): Fact[] {
  const status = statusAfter({ type, data } as DealEvent);
  const worth =
    status === 'won' && 'currency' in data
      ? { amountCents: data.valueCents, currency: data.currency }
      : undefined;
  const since = data.statusSince;
  return [
    {
      ...base,
      slot: 'deal',
      place: '',
      subject: data.dealId,
      rank: -(data.revision ?? 1),
      metrics: [`deals_${status}`],
      whole: true,
      ...(since === undefined ? {} : { day: dayOf(Temporal.Instant.fromEpochMilliseconds(since), timeZone) }),
      ...worth,
    },
  ];
}

function statusAfter(event: DealEvent) {
  switch (event.type) {
    case 'deal.opened':
    case 'deal.reopened':
      return 'open';
    case 'deal.won':
      return 'won';
    case 'deal.lost':
      return 'lost';
    case 'deal.stage_changed':
      return event.data.status;
  }
}

const dayOf = (instant: Temporal.Instant, timeZone: string): string =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();

const SENT: readonly Metric[] = TOUCH_STEP_KINDS.map((kind) => `sent_${kind}` as const);
const SLOTS: Partial<Readonly<Record<Metric, readonly string[]>>> = {
  sent: SENT,
  bounced_at_send: ['failed'],
  meetings_cancelled: ['meeting'],
  meetings_held: ['meeting'],
  meetings_no_show: ['meeting'],
  deals_open: ['deal'],
  deals_won: ['deal'],
  deals_lost: ['deal'],
  pipeline_cents: ['deal'],
};

/** In which slots the facts behind a metric are. */
export function slotsOf(metric: Metric): readonly string[] {
  return SLOTS[metric] ?? [metric];
}

/** What its facts are about. */
export function subjectOf(metric: Metric): 'person' | 'touch' | 'meeting' | 'deal' {
  if (metric.startsWith('meetings_')) return 'meeting';
  if (metric.startsWith('deals_') || metric === 'pipeline_cents') return 'deal';
  const ofTouches: readonly Metric[] = [...SENT, 'sent', 'failed', 'bounced_at_send', 'held'];
  return ofTouches.includes(metric) ? 'touch' : 'person';
}
