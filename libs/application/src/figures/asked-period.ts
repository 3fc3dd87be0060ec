/** Which days are asked for? */
import { ATTRIBUTION, MOST_INTERVALS, Refusal } from '#contracts';
import { type Bucket, bucketsOf, type Interval, intervalsIn, type Period } from '#domain';
import type { Counted } from './figure-store.port.js';

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2999-12-31';

/** Null for all time. */
export function askedPeriod({ from, to }: Asked): Period | null {
  if (from === undefined && to === undefined) return null;
  const period = { from: from ?? FIRST_DAY, to: to ?? LAST_DAY };
  if (period.from <= period.to) return period;
  throw new Refusal(
    'invalid_input',
    'The period ends before it begins.',
    'Send from and to as days, the earlier one first.',
    [{ path: 'to', message: `Is before ${period.from}.` }],
  );
}

/** What an answer says of its period and of how it was counted. */
export function toldOf({ from, to }: Asked, { asOfPosition, timeZone }: Counted) {
  return {
    period: { from: from ?? null, to: to ?? null },
    timeZone,
    attribution: ATTRIBUTION,
    asOfPosition,
  } as const;
}

/** Refused when they are more than fit into one answer. */
export function bucketsAsked(period: Period, interval: Interval): readonly Bucket[] {
  const count = intervalsIn(period, interval);
  if (count <= MOST_INTERVALS) return bucketsOf(period, interval);
  throw new Refusal(
    'too_large',
    `This period has ${count} ${interval}s; one answer has at most ${MOST_INTERVALS}.`,
    'Ask for a shorter period with from and to, or by week or month.',
  );
}
