import fc from 'fast-check';
import { DISPOSITIONS } from '../replies/disposition.js';
import { DEAL_STATUSES } from '../sales/deal.js';
import { TOUCH_KINDS } from '../touch/touch.js';
import type { Fact, Origin } from './fact.js';
import { factsOf, type PlacedEvent, slotsOf, subjectOf } from './facts-of.js';
import { foldFigures } from './fold.js';
import type { CountedEvent, FunnelEvent } from './funnel-event.js';
import { COUNTED_METRICS, type Metric, METRICS } from './metrics.js';

const of = { leadId: 'lead', campaignId: 'camp', enrollmentId: 'enr', stepId: 'step' };
const touch = { ...of, touchId: 'touch', kind: 'email' as const };
const meeting = { ...of, meetingId: 'm' };
const deal = { ...of, dealId: 'd' };
const worth = { valueCents: 5_000, currency: 'EUR' };
const NOWHERE: Origin = { accountId: null, identityId: null, audienceId: null };
const SOMEWHERE: Origin = { accountId: 'acc', identityId: 'idn', audienceId: 'aud' };

let made = 0;
const placed = (event: FunnelEvent, at = '2026-03-02T09:00:00Z'): PlacedEvent => {
  made += 1;
  return { ...event, id: `event ${String(made).padStart(6, '0')}`, occurredAt: Temporal.Instant.from(at) };
};
const counted = (events: readonly PlacedEvent[], origin = NOWHERE) =>
  foldFigures(events.flatMap((event) => factsOf(event, origin, 'UTC')));
const totalsOf = (events: readonly PlacedEvent[], origin = NOWHERE) =>
  counted(events, origin).filter(({ grain, count }) => grain === 'total' && count !== 0);
const marks = (event: FunnelEvent) =>
  totalsOf([placed(event)]).map(({ metric, key }) => (key === '' ? metric : `${metric}@${key}`));
const atStep = (...metrics: string[]) => [...metrics, ...metrics.map((metric) => `${metric}@step`)].sort();

describe('an event counts', () => {
  it.each<[FunnelEvent, string[]]>([
    [{ type: 'enrollment.started', data: { campaignId: 'camp', enrollmentId: 'enr' } }, ['enrolled']],
    [{ type: 'enrollment.finished', data: { campaignId: 'camp', enrollmentId: 'enr' } }, ['finished']],
    [{ type: 'enrollment.stopped', data: { campaignId: 'camp', enrollmentId: 'enr' } }, ['stopped']],
    [{ type: 'enrollment.converted', data: { campaignId: 'camp', enrollmentId: 'enr' } }, ['converted']],
    [{ type: 'touch.sent', data: touch }, atStep('sent', 'sent_email', 'contacted')],
    [
      { type: 'touch.sent', data: { ...touch, kind: 'linkedin_invite' } },
      atStep('sent', 'sent_linkedin_invite', 'contacted', 'invited'),
    ],
    [{ type: 'touch.sent', data: { ...touch, kind: 'email_reply', stepId: null } }, []],
    [{ type: 'touch.failed', data: { ...touch, code: 'rejected' } }, atStep('failed')],
    [
      { type: 'touch.failed', data: { ...touch, stepId: null, code: 'address_does_not_exist' } },
      ['bounced_at_send', 'failed'],
    ],
    [{ type: 'touch.held', data: touch }, atStep('held')],
    [{ type: 'touch.deferred', data: touch }, []],
    [{ type: 'invitation.accepted', data: of }, atStep('accepted')],
    [{ type: 'email.bounced', data: { ...of, hard: true } }, atStep('bounced')],
    [{ type: 'email.bounced', data: { ...of, hard: false } }, []],
    [
      { type: 'reply.received', data: { ...of, disposition: 'interested' } },
      atStep('replied', 'replied_interested'),
    ],
    [
      { type: 'reply.received', data: { ...of, stepId: null, disposition: 'out_of_office' } },
      ['replied_out_of_office'],
    ],
    [{ type: 'reply.received', data: { ...of, campaignId: null, disposition: 'interested' } }, []],
    [{ type: 'lead.unsubscribed', data: of }, atStep('unsubscribed')],
    [{ type: 'meeting.booked', data: meeting }, atStep('meetings_booked')],
    [{ type: 'meeting.cancelled', data: meeting }, atStep('meetings_cancelled')],
    [{ type: 'deal.opened', data: deal }, atStep('deals_open')],
    [{ type: 'deal.lost', data: deal }, atStep('deals_lost')],
    [{ type: 'deal.won', data: { ...deal, ...worth } }, atStep('deals_won', 'pipeline_cents')],
    [{ type: 'campaign.launched', data: { campaignId: 'camp', enrolled: 3 } }, []],
  ])('%j as %j', (event, expected) => {
    expect(marks(event).sort()).toEqual([...expected].sort());
  });

  it('under each dimension that it came from', () => {
    const keys = totalsOf([placed({ type: 'touch.sent', data: { ...touch, variant: 'b' } })], SOMEWHERE)
      .filter(({ metric }) => metric === 'contacted')
      .map(({ dimension, key }) => [dimension, key]);
    expect(keys).toEqual([
      ['account', 'acc'],
      ['audience', 'aud'],
      ['campaign', ''],
      ['identity', 'idn'],
      ['step', 'step'],
      ['variant', 'step/b'],
    ]);
  });
});

describe('a person', () => {
  const sent = (touchId: string, stepId: string, at: string) =>
    placed({ type: 'touch.sent', data: { ...touch, touchId, stepId } }, at);
  const history = [sent('2', 'second', '2026-03-05T09:00:00Z'), sent('1', 'first', '2026-03-02T09:00:00Z')];

  it('counts once however often they are contacted; each touch counts', () => {
    const figures = totalsOf(history).filter(({ dimension }) => dimension === 'campaign');
    expect(figures.map(({ metric, count }) => [metric, count])).toEqual([
      ['contacted', 1],
      ['sent_email', 2],
      ['sent', 2],
    ]);
  });

  it('counts on the day of the first time, in the campaign and at each step', () => {
    const days = counted(history).filter(({ metric, grain }) => metric === 'contacted' && grain === 'day');
    expect(days.map(({ key, startsOn }) => [key, startsOn])).toEqual([
      ['', '2026-03-02'],
      ['first', '2026-03-02'],
      ['second', '2026-03-05'],
    ]);
  });
});

describe('a deal', () => {
  const change = (type: 'deal.won' | 'deal.lost' | 'deal.reopened', revision: number, at: string) =>
    placed({ type, data: { ...deal, ...worth, stepId: null, revision } }, at);
  const history = [
    change('deal.won', 1, '2026-03-02T09:00:00Z'),
    change('deal.lost', 2, '2026-03-09T09:00:00Z'),
  ];

  it('that is lost after it was won is no longer won', () => {
    expect(totalsOf(history).map(({ metric, count }) => [metric, count])).toEqual([['deals_lost', 1]]);
    expect(totalsOf(history.toReversed())).toEqual(totalsOf(history));
  });

  it('is worth what it is worth in its currency', () => {
    const won = (dealId: string, valueCents: number, currency: string) =>
      placed({ type: 'deal.won', data: { ...deal, stepId: null, dealId, valueCents, currency } });
    const money = totalsOf([won('a', 100, 'EUR'), won('b', 250, 'EUR'), won('c', 700, 'USD')]).filter(
      ({ metric }) => metric === 'pipeline_cents',
    );
    expect(money.map(({ currency, count, amountCents }) => [currency, count, amountCents])).toEqual([
      ['EUR', 2, 350],
      ['USD', 1, 700],
    ]);
  });

  it('stays on the day on which it was won when its value is corrected', () => {
    const corrected = placed(
      {
        type: 'deal.stage_changed',
        data: {
          ...deal,
          ...worth,
          stepId: null,
          status: 'won',
          revision: 2,
          statusSince: Date.parse('2026-03-02T09:00:00Z'),
        },
      },
      '2026-04-20T09:00:00Z',
    );
    const days = counted([corrected]).filter(({ grain }) => grain === 'day');
    expect(new Set(days.map(({ startsOn }) => startsOn))).toEqual(new Set(['2026-03-02']));
  });
});

const id = (prefix: string) => fc.nat(3).map((number) => `${prefix}${number}`);
const attributed = {
  leadId: id('lead'),
  campaignId: fc.option(id('camp'), { freq: 8 }),
  enrollmentId: fc.option(id('enr'), { freq: 8 }),
  stepId: fc.option(id('step'), { freq: 4 }),
};
const revision = fc.integer({ min: 1, max: 4 });
const ofTouch = { ...attributed, touchId: id('touch'), kind: fc.constantFrom(...TOUCH_KINDS) };
const ofMeeting = fc.record({ ...attributed, meetingId: id('meet'), revision });
const ofDeal = { ...attributed, dealId: id('deal'), revision };
const ofWorth = { valueCents: fc.nat(1_000), currency: fc.constantFrom('EUR', 'USD') };
const ofEnrollment = fc.record({ campaignId: id('camp'), enrollmentId: id('enr') });
const typed = <T extends CountedEvent['type']>(
  type: T,
  data: fc.Arbitrary<Extract<CountedEvent, { type: T }>['data']>,
) => data.map((facts) => ({ type, data: facts }) as FunnelEvent);

const histories = fc
  .array(
    fc.tuple(
      fc.oneof(
        typed('enrollment.started', ofEnrollment),
        typed('enrollment.converted', ofEnrollment),
        typed('touch.sent', fc.record(ofTouch)),
        typed(
          'touch.failed',
          fc.record({ ...ofTouch, code: fc.constantFrom('rejected', 'address_does_not_exist') }),
        ),
        typed('touch.held', fc.record(ofTouch)),
        typed('invitation.accepted', fc.record(attributed)),
        typed('email.bounced', fc.record({ ...attributed, hard: fc.boolean() })),
        typed('reply.received', fc.record({ ...attributed, disposition: fc.constantFrom(...DISPOSITIONS) })),
        typed('lead.unsubscribed', fc.record(attributed)),
        typed('meeting.booked', ofMeeting),
        typed('meeting.rescheduled', ofMeeting),
        typed('meeting.cancelled', ofMeeting),
        typed('meeting.no_show', ofMeeting),
        typed('deal.opened', fc.record(ofDeal)),
        typed('deal.won', fc.record({ ...ofDeal, ...ofWorth })),
        typed(
          'deal.stage_changed',
          fc.record({ ...ofDeal, ...ofWorth, status: fc.constantFrom(...DEAL_STATUSES) }),
        ),
      ),
      fc.nat(60),
    ),
    { maxLength: 40 },
  )
  .map((events) =>
    events.map(([event, hours]) => ({
      ...placed(event),
      occurredAt: Temporal.Instant.from('2026-03-02T09:00:00Z').add({ hours }),
    })),
  );
const reordered = histories.chain((given) =>
  fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
);

describe('whatever happens', () => {
  it('the order of events changes no figure', () => {
    fc.assert(
      fc.property(reordered, ([given, shuffled]) => {
        expect(counted(shuffled, SOMEWHERE)).toEqual(counted(given, SOMEWHERE));
      }),
    );
  });

  it('an event that is seen twice counts once', () => {
    fc.assert(
      fc.property(histories, (given) => {
        expect(counted([...given, ...given])).toEqual(counted(given));
      }),
    );
  });

  it('days add up to months, and both to the total', () => {
    fc.assert(
      fc.property(histories, (given) => {
        const sums = (grain: string) =>
          Map.groupBy(
            counted(given, SOMEWHERE).filter((figure) => figure.grain === grain),
            ({ campaignId, dimension, key, metric, currency }) =>
              [campaignId, dimension, key, metric, currency].join('|'),
          );
        const plain = (grain: string) =>
          [...sums(grain)].map(([key, own]) => [key, own.reduce((sum, { count }) => sum + count, 0)]).sort();
        expect(plain('day')).toEqual(plain('total'));
        expect(plain('month')).toEqual(plain('total'));
      }),
    );
  });

  it('what is counted has a definition, can be found again, and campaigns never mix', () => {
    const check = (event: PlacedEvent, fact: Fact) => {
      expect(fact.campaignId).toBe((event.data as { campaignId: string }).campaignId);
      for (const metric of fact.metrics) {
        expect(METRICS[metric]).toBeTruthy();
        expect(slotsOf(metric)).toContain(fact.slot);
        expect(fact.place === '' || subjectOf(metric) === 'person').toBe(true);
      }
    };
    fc.assert(
      fc.property(histories, (given) => {
        for (const event of given) for (const fact of factsOf(event, SOMEWHERE, 'UTC')) check(event, fact);
      }),
    );
  });
});

it('every metric says what its facts are about', () => {
  const kinds = COUNTED_METRICS.map((metric: Metric) => subjectOf(metric));
  expect(new Set(kinds)).toEqual(new Set(['person', 'touch', 'meeting', 'deal']));
});
