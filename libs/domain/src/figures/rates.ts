/** How well does it go? Each rate with its numerator, its denominator and the sentence that defines it. */
import { type ConfidenceInterval, isEnough, wilsonInterval } from '../statistics/interval.js';
import type { Metric } from './metrics.js';

export type Counts = Readonly<Partial<Record<Metric, number>>>;

export const RATE_NAMES = [
  'contacted',
  'delivery',
  'bounce',
  'acceptance',
  'reply',
  'interested',
  'unsubscribe',
  'meeting',
  'win',
] as const;
export type RateName = (typeof RATE_NAMES)[number];

export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  /** Between 0 and 1; null when there is nothing to divide by. */
  readonly value: number | null;
  /** Where the true rate lies, 95 times of 100; null where one count is no part of the other. */
  readonly interval: ConfidenceInterval | null;
  /** Whether the denominator is large enough for anybody to claim this rate. */
  readonly enough: boolean;
  readonly definition: string;
}

export function rateOf(numerator: number, denominator: number, definition: string): Rate {
  return {
    numerator,
    denominator,
    value: denominator > 0 ? numerator / denominator : null,
    interval: wilsonInterval(numerator, denominator),
    enough: isEnough(denominator),
    definition,
  };
}

type Of = (counts: (metric: Metric) => number) => number;

const RATES: Readonly<Record<RateName, { numerator: Of; denominator: Of; definition: string }>> = {
  contacted: {
    numerator: (of) => of('contacted'),
    denominator: (of) => of('enrolled'),
    definition: 'People contacted, of the people enrolled.',
  },
  delivery: {
    numerator: (of) => delivered(of),
    denominator: (of) => emailsTried(of),
    definition: 'Emails that did not bounce, of the emails that left or were refused by their mailbox.',
  },
  bounce: {
    numerator: (of) => emailsTried(of) - delivered(of),
    denominator: (of) => emailsTried(of),
    definition: 'Emails that bounced, of the emails that left or were refused by their mailbox.',
  },
  acceptance: {
    numerator: (of) => of('accepted'),
    denominator: (of) => of('invited'),
    definition: 'People who accepted, of the people invited on LinkedIn.',
  },
  reply: {
    numerator: (of) => of('replied'),
    denominator: (of) => of('contacted'),
    definition: 'People who answered (automatic answers left out), of the people contacted.',
  },
  interested: {
    numerator: (of) => of('replied_interested'),
    denominator: (of) => of('contacted'),
    definition: 'People who answered with interest, of the people contacted.',
  },
  unsubscribe: {
    numerator: (of) => of('unsubscribed'),
    denominator: (of) => of('contacted'),
    definition: 'People who unsubscribed, of the people contacted.',
  },
  meeting: {
    numerator: (of) => of('meetings_booked'),
    denominator: (of) => of('contacted'),
    definition: 'Meetings booked, of the people contacted.',
  },
  win: {
    numerator: (of) => of('deals_won'),
    denominator: (of) => of('meetings_booked'),
    definition: 'Deals won, of the meetings booked.',
  },
};

/** Emails sent that did not bounce afterwards. */
export function deliveredOf(counts: Counts): number {
  return delivered((metric) => counts[metric] ?? 0);
}

/** Every rate, in the order of the funnel. */
export function ratesOf(counts: Counts): Readonly<Record<RateName, Rate>> {
  const of = (metric: Metric) => counts[metric] ?? 0;
  const rates = RATE_NAMES.map((name) => {
    const { numerator, denominator, definition } = RATES[name];
    return [name, rateOf(numerator(of), denominator(of), definition)] as const;
  });
  return Object.fromEntries(rates) as Record<RateName, Rate>;
}

/** The rates that a metric is a part of. */
export function ratesWith(metric: Metric): readonly RateName[] {
  const rates = ratesOf({ [metric]: 1 });
  return RATE_NAMES.filter((name) => rates[name].numerator !== 0 || rates[name].denominator !== 0);
}

const delivered: Of = (of) =>
  Math.max(0, of('sent_email') - Math.max(0, of('bounced') - of('bounced_at_send')));
const emailsTried: Of = (of) => of('sent_email') + of('bounced_at_send');
