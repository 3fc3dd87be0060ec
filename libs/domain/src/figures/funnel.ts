/**
 * Which figures does an event move?
 *
 * Pure, so that the projection and a rebuild from zero are the same arithmetic. A change without a step is the
 * campaign's own figure; what can be traced to a step is counted there once more.
 */
import { isReply } from '../touch/touch.js';
import type { CountedEvent, FunnelEvent } from './funnel-event.js';
import type { Metric } from './metrics.js';

export interface FigureChange {
  readonly campaignId: string;
  readonly metric: Metric;
  /** Null for the figure of the whole campaign. */
  readonly stepId: string | null;
  /** A change whose key was applied before is dropped. Keys are unique over campaigns, metrics and steps. */
  readonly unique: string | null;
  readonly count: number;
  /** Only for `pipeline_cents`. */
  readonly amountCents?: number;
  readonly currency?: string;
}

/** What is counted, and what makes it one: the person (enrollment) or the thing (touch, meeting, deal). */
interface Mark {
  readonly metric: Metric;
  readonly per: string;
  readonly amount?: { readonly amountCents: number; readonly currency: string };
}

export function figuresOf(event: FunnelEvent): FigureChange[] {
  if (!isCounted(event)) return [];
  const { campaignId } = event.data;
  if (campaignId === null) return [];
  const stepId = 'stepId' in event.data ? event.data.stepId : null;
  const places = stepId === null ? [null] : [null, stepId];
  return marksOf(event).flatMap(({ metric, per, amount }) =>
    places.map((place) => ({
      campaignId,
      metric,
      stepId: place,
      unique: [campaignId, metric, place ?? '', per].join('|'),
      count: 1,
      ...amount,
    })),
  );
}

const COUNTED: Readonly<Record<CountedEvent['type'], true>> = {
  'enrollment.started': true,
  'enrollment.finished': true,
  'enrollment.stopped': true,
  'touch.sent': true,
  'touch.failed': true,
  'touch.held': true,
  'invitation.accepted': true,
  'email.bounced': true,
  'reply.received': true,
  'lead.unsubscribed': true,
  'meeting.booked': true,
  'deal.won': true,
};

function isCounted(event: FunnelEvent): event is CountedEvent {
  return Object.hasOwn(COUNTED, event.type);
}

function marksOf(event: CountedEvent): Mark[] {
  const { data, type } = event;
  const person = data.enrollmentId ?? ('leadId' in data ? `lead:${data.leadId}` : '');
  const perPerson = (...metrics: Metric[]): Mark[] => metrics.map((metric) => ({ metric, per: person }));
  switch (type) {
    case 'enrollment.started':
      return perPerson('enrolled');
    case 'enrollment.finished':
      return perPerson('finished');
    case 'enrollment.stopped':
      return perPerson('stopped');
    case 'touch.sent': {
      if (isReply(data.kind)) return [];
      const sent = (['sent', `sent_${data.kind}`] as Metric[]).map((metric) => ({
        metric,
        per: data.touchId,
      }));
      return [
        ...sent,
        ...perPerson('contacted', ...(data.kind === 'linkedin_invite' ? ['invited' as const] : [])),
      ];
    }
    case 'touch.failed': {
      if (isReply(data.kind)) return [];
      const bounced = data.kind === 'email' && data.code === 'address_does_not_exist';
      const metrics: Metric[] = bounced ? ['failed', 'bounced_at_send'] : ['failed'];
      return metrics.map((metric) => ({ metric, per: data.touchId }));
    }
    case 'touch.held':
      return isReply(data.kind) ? [] : [{ metric: 'held', per: data.touchId }];
    case 'invitation.accepted':
      return perPerson('accepted');
    case 'email.bounced':
      return data.hard ? perPerson('bounced') : [];
    case 'reply.received': {
      const byPerson: Metric[] = data.disposition === 'out_of_office' ? [] : ['replied'];
      return perPerson(...byPerson, `replied_${data.disposition}`);
    }
    case 'lead.unsubscribed':
      return perPerson('unsubscribed');
    case 'meeting.booked':
      return [{ metric: 'meetings_booked', per: data.meetingId }];
    case 'deal.won': {
      const { dealId, valueCents: amountCents, currency } = data;
      return [
        { metric: 'deals_won', per: dealId },
        { metric: 'pipeline_cents', per: dealId, amount: { amountCents, currency } },
      ];
    }
  }
}
