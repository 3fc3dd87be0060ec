import { describe, expect, it } from '@jest/globals';
import {
  ALWAYS_OPEN,
  type Caps,
  type Channel,
  type SequenceGraph,
  type StoredLimits,
  type TouchKind,
  type Use,
} from '#domain';
import type { Account } from '../accounts/account-store.port.js';
import type { CampaignAccount } from '../campaigns/campaign-store.port.js';
import { leftToday, type RoomLeft, roomOfSpeakers, roomsLeft } from './budget-left.js';

const GRAPH: SequenceGraph = {
  start: 'invite',
  steps: [
    { id: 'invite', kind: 'linkedin_invite', next: 'mail' },
    { id: 'mail', kind: 'email', subject: 'Hello', body: 'Hello', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};
const account = (id: string, channel: Channel): CampaignAccount => ({
  id,
  identityId: id.slice(0, 3),
  identityName: id.slice(0, 3),
  identitySignature: null,
  signature: null,
  channel,
  address: id,
  status: 'running',
  windows: [ALWAYS_OPEN],
  dailyCaps: {},
});
const speaker = (identityId: string) => ({
  identityId,
  name: identityId,
  signature: null,
  accounts: [account(`${identityId}-mail`, 'email'), account(`${identityId}-in`, 'linkedin')],
});
const room = (accountId: string, kind: TouchKind, today: number, aDay = today): RoomLeft => ({
  accountId,
  kind,
  today,
  aDay,
});
const both = (identityId: string, mails: [number, number], invites: [number, number]) => [
  room(`${identityId}-mail`, 'email', ...mails),
  room(`${identityId}-in`, 'linkedin_invite', ...invites),
];

describe('what the limits of an account leave', () => {
  const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');
  const asked = async (dailyCaps: Caps, limits: StoredLimits, use: Partial<Use>) => {
    const stored = { dailyCaps, limits, window: ALWAYS_OPEN } as Account;
    const uses = async () => [
      { days: [], month: 0, ever: null, pending: null, loweredTo: null, reserved: 0, ...use },
    ];
    return roomsLeft({ account: async () => stored, uses }, [account('ada-mail', 'email')], GRAPH, NOW);
  };

  it('is what the tightest of them leaves: a week, a slot given out, a cap that was lowered', async () => {
    expect(await asked({ email: 30 }, { week: { email: 12 } }, { reserved: 4 })).toEqual([
      room('ada-mail', 'email', 8, 12),
    ]);
    const days = [{ day: '2026-03-02', used: 28 }];
    expect(await asked({ email: 30 }, {}, { days })).toEqual([room('ada-mail', 'email', 2, 30)]);
    expect(await asked({ email: 30 }, {}, { days, loweredTo: 20 })).toEqual([
      room('ada-mail', 'email', 0, 30),
    ]);
  });

  it('is without end where there is none', async () => {
    expect(await asked({}, {}, {})).toEqual([room('ada-mail', 'email', Infinity)]);
    expect(leftToday('ada-mail', await asked({}, {}, {}))).toBeNull();
  });
});

describe('what is left today', () => {
  it('is the smallest of the kinds that the sequence uses', () => {
    const rooms = [room('ada-in', 'linkedin_invite', 9), room('ada-in', 'linkedin_visit', 4)];
    expect(leftToday('ada-in', rooms)).toBe(4);
    expect(leftToday('nobody', rooms)).toBe(0);
  });

  it('of a speaker is that of the account that runs out first', () => {
    const rooms = [...both('ada', [50, 50], [5, 20]), ...both('bob', [10, 10], [30, 30])];
    expect(roomOfSpeakers([speaker('ada'), speaker('bob')], rooms)).toEqual(
      new Map([['ada', 5], ['bob', 10]]), // prettier-ignore
    );
  });

  it('is that of a whole day, once today is over for everybody', () => {
    const rooms = [...both('ada', [50, 50], [0, 20]), ...both('bob', [0, 10], [30, 30])];
    expect(roomOfSpeakers([speaker('ada'), speaker('bob')], rooms)).toEqual(
      new Map([['ada', 20], ['bob', 10]]), // prettier-ignore
    );
  });

  it('makes equals of speakers who may contact nobody', () => {
    const rooms = [...both('ada', [0, 0], [0, 0]), ...both('bob', [0, 0], [0, 0])];
    expect(roomOfSpeakers([speaker('ada'), speaker('bob')], rooms)).toEqual(
      new Map([['ada', 1], ['bob', 1]]), // prettier-ignore
    );
  });

  it('takes nothing from a speaker with a kind of touch that has no limit', () => {
    const rooms = [
      ...both('ada', [50, 50], [5, 5]),
      ...both('bob', [Infinity, Infinity], [Infinity, Infinity]),
    ];
    const dealt = roomOfSpeakers([speaker('ada'), speaker('bob')], rooms);
    expect(dealt.get('bob')).toBeGreaterThan(1_000);
  });
});
