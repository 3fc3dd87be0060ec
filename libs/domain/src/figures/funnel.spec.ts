import fc from 'fast-check';
import { DISPOSITIONS } from '../replies/disposition.js';
import { TOUCH_KINDS } from '../touch/touch.js';
import { foldFigures } from './fold.js';
import { type FigureChange, figuresOf } from './funnel.js';
import type { CountedEvent, FunnelEvent } from './funnel-event.js';
import { type Metric, METRICS } from './metrics.js';

const of = { leadId: 'lead', campaignId: 'camp', enrollmentId: 'enr', stepId: 'step' };
const touch = { ...of, touchId: 'touch', kind: 'email' as const };
const marks = (event: FunnelEvent) =>
  figuresOf(event).map(({ metric, stepId }) => (stepId === null ? metric : `${metric}@${stepId}`));

describe('figuresOf', () => {
  it.each<[FunnelEvent, string[]]>([
    [{ type: 'enrollment.started', data: { campaignId: 'camp', enrollmentId: 'enr' } }, ['enrolled']],
    [{ type: 'enrollment.finished', data: { campaignId: 'camp', enrollmentId: 'enr' } }, ['finished']],
    [{ type: 'enrollment.stopped', data: { campaignId: 'camp', enrollmentId: 'enr' } }, ['stopped']],
    [
      { type: 'touch.sent', data: touch },
      ['sent', 'sent@step', 'sent_email', 'sent_email@step', 'contacted', 'contacted@step'],
    ],
    [
      { type: 'touch.sent', data: { ...touch, kind: 'linkedin_invite' } },
      [
        'sent',
        'sent@step',
        'sent_linkedin_invite',
        'sent_linkedin_invite@step',
        'contacted',
        'contacted@step',
        'invited',
        'invited@step',
      ],
    ],
    [{ type: 'touch.sent', data: { ...touch, kind: 'email_reply', stepId: null } }, []],
    [{ type: 'touch.failed', data: { ...touch, code: 'rejected' } }, ['failed', 'failed@step']],
    [
      { type: 'touch.failed', data: { ...touch, stepId: null, code: 'address_does_not_exist' } },
      ['failed', 'bounced_at_send'],
    ],
    [{ type: 'touch.held', data: touch }, ['held', 'held@step']],
    [{ type: 'touch.deferred', data: touch }, []],
    [{ type: 'invitation.accepted', data: of }, ['accepted', 'accepted@step']],
    [{ type: 'email.bounced', data: { ...of, hard: true } }, ['bounced', 'bounced@step']],
    [{ type: 'email.bounced', data: { ...of, hard: false } }, []],
    [
      { type: 'reply.received', data: { ...of, disposition: 'interested' } },
      ['replied', 'replied@step', 'replied_interested', 'replied_interested@step'],
    ],
    [
      { type: 'reply.received', data: { ...of, stepId: null, disposition: 'out_of_office' } },
      ['replied_out_of_office'],
    ],
    [{ type: 'reply.received', data: { ...of, campaignId: null, disposition: 'interested' } }, []],
    [{ type: 'lead.unsubscribed', data: of }, ['unsubscribed', 'unsubscribed@step']],
    [
      { type: 'meeting.booked', data: { ...of, meetingId: 'm' } },
      ['meetings_booked', 'meetings_booked@step'],
    ],
    [
      { type: 'deal.won', data: { ...of, stepId: null, dealId: 'd', valueCents: 5000, currency: 'EUR' } },
      ['deals_won', 'pipeline_cents'],
    ],
    [{ type: 'deal.lost', data: of }, []],
    [{ type: 'campaign.launched', data: { campaignId: 'camp', enrolled: 3 } }, []],
  ])('%j counts %j', (event, counted) => {
    expect(marks(event)).toEqual(counted);
  });

  it('a person counts once however often they are contacted; each touch counts', () => {
    const again = { ...touch, touchId: 'other', stepId: 'second' };
    const figures = foldFigures([touch, again].flatMap((data) => figuresOf({ type: 'touch.sent', data })));
    const total = (metric: Metric) =>
      figures.find((figure) => figure.metric === metric && figure.stepId === null)?.count;
    expect([total('contacted'), total('sent'), total('sent_email')]).toEqual([1, 2, 2]);
  });

  it('the value of deals is kept for each currency', () => {
    const won = (dealId: string, valueCents: number, currency: string): FunnelEvent => ({
      type: 'deal.won',
      data: { ...of, stepId: null, dealId, valueCents, currency },
    });
    const figures = foldFigures(
      [won('a', 100, 'EUR'), won('b', 250, 'EUR'), won('c', 700, 'USD')].flatMap(figuresOf),
    );
    expect(figures.filter((figure) => figure.metric === 'pipeline_cents')).toMatchObject([
      { currency: 'EUR', count: 2, amountCents: 350 },
      { currency: 'USD', count: 1, amountCents: 700 },
    ]);
  });
});

const id = (prefix: string) => fc.nat(3).map((number) => `${prefix}${number}`);
const attributed = {
  leadId: id('lead'),
  campaignId: fc.option(id('camp'), { freq: 8 }),
  enrollmentId: fc.option(id('enr'), { freq: 8 }),
  stepId: fc.option(id('step'), { freq: 4 }),
};
const ofTouch = { ...attributed, touchId: id('touch'), kind: fc.constantFrom(...TOUCH_KINDS) };
const ofEnrollment = fc.record({ campaignId: id('camp'), enrollmentId: id('enr') });
const typed = <T extends CountedEvent['type']>(
  type: T,
  data: fc.Arbitrary<Extract<CountedEvent, { type: T }>['data']>,
) => data.map((facts) => ({ type, data: facts }) as FunnelEvent);

const events = fc.array(
  fc.oneof(
    typed('enrollment.started', ofEnrollment),
    typed('enrollment.finished', ofEnrollment),
    typed('enrollment.stopped', ofEnrollment),
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
    typed('meeting.booked', fc.record({ ...attributed, meetingId: id('meet') })),
    typed(
      'deal.won',
      id('deal').chain((dealId) =>
        fc.record({
          ...attributed,
          dealId: fc.constant(dealId),
          valueCents: fc.constant(dealId.length * 100),
          currency: fc.constant('EUR'),
        }),
      ),
    ),
  ),
  { maxLength: 40 },
);
const shuffled = <T>(items: fc.Arbitrary<T[]>) =>
  items.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );

describe('whatever happens', () => {
  it('the order of events changes no total', () => {
    fc.assert(
      fc.property(shuffled(events), ([given, reordered]) => {
        expect(foldFigures(reordered.flatMap(figuresOf))).toEqual(foldFigures(given.flatMap(figuresOf)));
      }),
    );
  });

  it('an event that is seen twice counts once', () => {
    fc.assert(
      fc.property(events, (given) => {
        expect(foldFigures([...given, ...given].flatMap(figuresOf))).toEqual(
          foldFigures(given.flatMap(figuresOf)),
        );
      }),
    );
  });

  it('what is counted has a definition, a key of its own, and campaigns never mix', () => {
    fc.assert(
      fc.property(events, (given) => {
        const byKey = new Map<string, FigureChange>();
        for (const event of given) {
          for (const change of figuresOf(event)) {
            expect(METRICS[change.metric]).toBeTruthy();
            expect(change.campaignId).toBe((event.data as { campaignId: string }).campaignId);
            const before = byKey.get(change.unique ?? '');
            if (before)
              expect([before.metric, before.stepId, before.campaignId]).toEqual([
                change.metric,
                change.stepId,
                change.campaignId,
              ]);
            byKey.set(change.unique ?? '', change);
          }
        }
      }),
    );
  });
});
