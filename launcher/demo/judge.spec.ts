import {
  answersIn,
  type CampaignFigures,
  compareWithLedger,
  conditionsOf,
  type Evidence,
  type Ledger,
  type LedgerEntry,
  ledgerOf,
} from './judge.ts';

const email = (personId: string, messageId: string, inReplyTo?: string): LedgerEntry => ({
  kind: 'email_accepted',
  personId,
  messageId,
  inReplyTo,
});
const about = (kind: string, personId: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  kind,
  personId,
  ...more,
});

const LEDGER: Ledger = {
  entries: [
    about('profile_visited', 'p1'),
    about('invitation_sent', 'p1'),
    email('p1', '<m1@us>'),
    email('p1', '<m2@us>', '<m1@us>'),
    about('invitation_accepted', 'p1'),
    about('linkedin_message_received', 'p1', { text: 'Thanks for connecting' }),
    about('reply_sent', 'p1', { reply: 'interested', messageId: '<r1@them>' }),
    about('meeting_booked', 'p1'),
    about('deal_won', 'p1', { valueCents: 500, currency: 'EUR' }),
    email('p2', '<m3@us>'),
    about('reply_sent', 'p2', { reply: 'out_of_office', messageId: '<r2@them>' }),
    about('reply_sent', 'p2', { reply: 'unsubscribe', messageId: '<r3@them>' }),
    email('p3', '<m4@us>'),
    about('delivery_status_issued', 'p3'),
    about('email_refused', 'p4'),
    email('p5', '<m5@us>'),
    about('unsubscribe_clicked', 'p5'),
  ],
};

const FIGURES: CampaignFigures = {
  counts: {
    contacted: 4,
    sent_linkedin_visit: 1,
    invited: 1,
    sent_linkedin_invite: 1,
    accepted: 1,
    sent_linkedin_message: 1,
    sent_email: 5,
    bounced_at_send: 1,
    bounced: 2,
    replied: 2,
    replied_interested: 1,
    replied_unsubscribe: 1,
    replied_out_of_office: 1,
    unsubscribed: 2,
    meetings_booked: 1,
    deals_won: 1,
  },
  pipeline: [{ currency: 'EUR', wonCents: 500 }],
};

const differing = (figures: CampaignFigures[], ledger: Ledger, linkedinAnswers?: string[]) =>
  compareWithLedger(figures, ledger, { linkedinAnswers })
    .filter(({ ok }) => !ok)
    .map(({ name, funnel, ledger: seen }) => [name, funnel, seen]);

describe('comparing the funnel with the ledger', () => {
  it('agrees where both count the same people and things', () => {
    expect(differing([FIGURES], LEDGER)).toEqual([]);
  });

  it('adds up campaigns', () => {
    const other: CampaignFigures = {
      counts: { contacted: 1, sent_email: 1 },
      pipeline: [{ currency: 'EUR', wonCents: 0 }],
    };
    expect(differing([FIGURES, other], { entries: [...LEDGER.entries, email('p6', '<m6@us>')] })).toEqual([]);
  });

  it.each(Object.keys(FIGURES.counts))('sees it when %s is one too many', (metric) => {
    const counts = { ...FIGURES.counts, [metric]: (FIGURES.counts[metric] ?? 0) + 1 };
    expect(differing([{ ...FIGURES, counts }], LEDGER)).toHaveLength(1);
  });

  it('sees a difference in money, also in a currency that only one side knows', () => {
    const pipeline = [
      { currency: 'EUR', wonCents: 501 },
      { currency: 'USD', wonCents: 7 },
    ];
    expect(differing([{ ...FIGURES, pipeline }], LEDGER)).toEqual([
      ['pipeline won, EUR cents', 501, 500],
      ['pipeline won, USD cents', 7, 0],
    ]);
  });

  it('an answer to somebody who wrote is no step', () => {
    const answered = [
      ...LEDGER.entries,
      email('p1', '<a1@us>', 'r1@them'),
      about('linkedin_message_received', 'p1', { text: 'How about Thursday?' }),
    ];
    expect(differing([FIGURES], { entries: answered }, ['How about Thursday?'])).toEqual([]);
    expect(answersIn({ entries: answered }, { linkedinAnswers: ['How about Thursday?'] })).toHaveLength(2);
    expect(differing([FIGURES], { entries: answered })).toEqual([['LinkedIn messages sent', 1, 2]]);
  });

  it('a follow-up under an automatic answer is a step', () => {
    const counts = { ...FIGURES.counts, sent_email: 6 };
    const followedUp = { entries: [...LEDGER.entries, email('p2', '<m6@us>', '<r2@them>')] };
    expect(differing([{ ...FIGURES, counts }], followedUp)).toEqual([]);
  });

  it('a step that went out twice differs', () => {
    expect(differing([FIGURES], { entries: [...LEDGER.entries, email('p5', '<m5@us>')] })).toEqual([
      ['emails sent', 5, 6],
    ]);
  });

  it('somebody who refuses twice bounced once', () => {
    const again = { entries: [...LEDGER.entries, about('delivery_status_issued', 'p3')] };
    expect(differing([FIGURES], again)).toEqual([]);
  });

  it('a part of the ledger is about some people only', () => {
    expect(ledgerOf(LEDGER, new Set(['p3', 'p4'])).entries.map(({ kind }) => kind)).toEqual([
      'email_accepted',
      'delivery_status_issued',
      'email_refused',
    ]);
  });
});

describe('whether a demo succeeded', () => {
  const counts = { ...FIGURES.counts, contacted: 50 };
  const GOOD: Evidence = {
    campaigns: [
      { name: 'One', status: 'completed', active: 0, counts, pipeline: [] },
      { name: 'Two', status: 'completed', active: 0, counts: { contacted: 50 }, pipeline: [] },
    ],
    comparisons: [{ name: 'emails sent', funnel: 1, ledger: 1, ok: true }],
    duplicates: { emails: [], invitations: [] },
    unsettled: { held: 0, unknown: 0 },
    answersArrived: 1,
  };
  const failing = (evidence: Partial<Evidence>) =>
    conditionsOf({ ...GOOD, ...evidence })
      .filter(({ ok }) => !ok)
      .map(({ name }) => name);

  it('all conditions hold', () => expect(failing({})).toEqual([]));

  it.each<[string, Partial<Evidence>]>([
    [
      'Two: at least 50 people contacted',
      { campaigns: [GOOD.campaigns[0]!, { ...GOOD.campaigns[1]!, counts: {} }] },
    ],
    ['One: completed, every enrollment ended', { campaigns: [{ ...GOOD.campaigns[0]!, active: 1 }] }],
    ['One: completed, every enrollment ended', { campaigns: [{ ...GOOD.campaigns[0]!, status: 'running' }] }],
    ...Object.entries({
      accepted: 'somebody accepted an invitation',
      replied: 'somebody replied',
      bounced: 'some mailbox bounced',
      unsubscribed: 'somebody unsubscribed',
      meetings_booked: 'a meeting was booked',
      deals_won: 'a deal was won',
    }).map(([metric, name]): [string, Partial<Evidence>] => [
      name,
      { campaigns: [{ ...GOOD.campaigns[0]!, counts: { ...counts, [metric]: 0 } }] },
    ]),
    ["the assistant's answer arrived once", { answersArrived: 0 }],
    ["the assistant's answer arrived once", { answersArrived: 2 }],
    ['nothing is held or unsettled', { unsettled: { held: 1 } }],
    [
      "the funnel's counts are the world's",
      { comparisons: [{ name: 'x', funnel: 1, ledger: 2, ok: false }] },
    ],
    ["the funnel's counts are the world's", { comparisons: [] }],
    ['nobody received a step twice', { duplicates: { emails: [{}] } }],
  ])('fails by name: %s', (name, evidence) => {
    expect(failing(evidence)).toEqual([name]);
  });
});
