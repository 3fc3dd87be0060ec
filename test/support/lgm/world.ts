/** Who lives in the pretended La Growth Machine workspace? Small, but with every case that its documentation names. */

export const lgmId = (kind: number, number: number): string =>
  `5f${String(kind).padStart(4, '0')}${String(number).padStart(18, '0')}`;

export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

export interface LgmWorld {
  readonly identities: readonly Row[];
  readonly audiences: readonly Row[];
  /** Audience's id → its leads. */
  readonly leads: ReadonlyMap<string, readonly Row[]>;
  readonly campaigns: readonly Row[];
  readonly messages: ReadonlyMap<string, readonly Row[]>;
  readonly statuses: ReadonlyMap<string, readonly Row[]>;
  readonly conversations: readonly Row[];
  readonly conversationMessages: ReadonlyMap<string, readonly Row[]>;
}

const LARGE = lgmId(1, 1);
const SMALL = lgmId(1, 2);
const EMPTY = lgmId(1, 3);
const MIXED = lgmId(3, 1);
const UNTOLD = lgmId(3, 2);
const LENA = lgmId(5, 1);
const OTHER = lgmId(5, 2);

const lead = (number: number): Row => ({
  id: lgmId(2, number),
  firstname: `First${number}`,
  lastname: `Last${number}`,
  proEmail: `person${number}@company${number % 7}.example`,
  linkedinUrl: `https://www.linkedin.com/in/person-${number}`,
  jobTitle: number % 2 === 0 ? 'Chief Marketing Officer' : 'Head of Sales',
  companyName: `Company ${number % 7}`,
  companyUrl: `https://www.company${number % 7}.example/`,
  industry: 'SaaS',
  customAttribute1: `Tier ${number % 3}`,
});

export const LGM_WORLD: LgmWorld = {
  identities: [
    { id: LENA, name: 'Lena Vogt' },
    { id: OTHER, name: 'Nobody Here' },
  ],
  audiences: [
    { id: LARGE, name: 'CMOs in SaaS', description: 'From a search' },
    { id: SMALL, name: 'Customers' },
    { id: EMPTY, name: 'Empty' },
  ],
  leads: new Map([
    [LARGE, Array.from({ length: 230 }, (_, index) => lead(index + 1))],
    [SMALL, [lead(3), lead(301), { id: lgmId(2, 302), firstname: 'Only', proEmail: 'not an address' }]],
    [EMPTY, []],
  ]),
  campaigns: [
    { id: MIXED, name: 'SaaS in spring', status: 'RUNNING', audienceName: 'CMOs in SaaS', identityId: LENA },
    { id: UNTOLD, name: 'Allbound', status: 'PAUSED', audienceName: 'Customers', identityId: LENA },
    ...Array.from({ length: 26 }, (_, index) => ({
      id: lgmId(3, 10 + index),
      name: `Old campaign ${index + 1}`,
      status: 'CANCELED',
    })),
  ],
  messages: new Map([
    [
      MIXED,
      [
        { id: lgmId(4, 2), order: 2, channel: 'LINKEDIN', type: 'MESSAGE', newHtml: '<p>Thank you!</p>' },
        {
          id: lgmId(4, 1),
          order: 1,
          channel: 'LINKEDIN',
          type: 'INVITATION',
          newHtml: '<p>Hi <var name="firstname" default="there"></p>',
        },
        {
          id: lgmId(4, 3),
          order: 3,
          channel: 'EMAIL',
          type: 'EMAIL',
          subject: 'About <var name="companyName">',
          newHtml: '<p>Hi <spin>you|there</spin>,</p><p>{{ not ours }}</p><signature/>',
        },
      ],
    ],
  ]),
  statuses: new Map([
    [
      MIXED,
      Array.from({ length: 60 }, (_, index) => ({
        ...lead(index + 1),
        email: `person${index + 1}@company${(index + 1) % 7}.example`,
        status: statusOf(index),
        action_todo: null,
      })),
    ],
  ]),
  conversations: [
    { id: lgmId(6, 1), leadId: lgmId(2, 2), identityId: LENA, status: 'OPEN' },
    { id: lgmId(6, 2), leadId: lgmId(2, 5), identityId: OTHER, status: 'ARCHIVED' },
    { id: lgmId(6, 3), leadId: lgmId(2, 999), identityId: LENA, status: 'OPEN' },
  ],
  conversationMessages: new Map([
    [
      lgmId(6, 1),
      [
        message(1, 'EMAIL', 'SENT', 'Are you interested?', '2026-03-02T09:00:00.000Z'),
        message(2, 'EMAIL', 'RECEIVED', 'Yes, call me on Tuesday.', '2026-03-03T10:30:00.000Z'),
        {
          ...message(3, 'EMAIL', 'SEND_FAILED', 'Never went out', '2026-03-03T11:00:00.000Z'),
          direction: 'received',
        },
        message(4, 'LGM', 'SENT', 'A note of a colleague', '2026-03-03T12:00:00.000Z'),
      ],
    ],
    [lgmId(6, 2), [message(5, 'LINKEDIN', 'SENT', 'Hello', '2026-03-04T09:00:00.000Z')]],
    [lgmId(6, 3), [message(6, 'EMAIL', 'SENT', 'Hello', '2026-03-04T09:00:00.000Z')]],
  ]),
};

function statusOf(index: number): string {
  if (index === 0) return 'UNSUBSCRIBED';
  return ['CONTACTED', 'INTERESTED', 'COMPLETED_WITHOUT_REPLY'][index % 3] ?? 'CONTACTED';
}

function message(number: number, type: string, status: string, text: string, date: string): Row {
  return { id: lgmId(7, number), type, status, direction: status.toLowerCase(), text, date };
}
