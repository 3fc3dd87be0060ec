import { describe, expect, it } from '@jest/globals';
import { ALWAYS_OPEN, type Channel, type SequenceGraph, type TouchKind } from '#domain';
import type { CampaignAccount } from '../campaigns/campaign-store.port.js';
import { leftToday, roomOfSpeakers } from './budget-left.js';

const GRAPH: SequenceGraph = {
  start: 'invite',
  steps: [
    { id: 'invite', kind: 'linkedin_invite', next: 'mail' },
    { id: 'mail', kind: 'email', subject: 'Hello', body: 'Hello', next: 'end' },
    { id: 'end', kind: 'end' },
  ],
};
const account = (
  id: string,
  channel: Channel,
  dailyCaps: Partial<Record<TouchKind, number>>,
): CampaignAccount => ({
  id,
  identityId: id.slice(0, 3),
  identityName: id.slice(0, 3),
  identitySignature: null,
  signature: null,
  channel,
  address: id,
  status: 'running',
  windows: [ALWAYS_OPEN],
  dailyCaps,
});
const speaker = (identityId: string, email: number, invites: number) => ({
  identityId,
  name: identityId,
  signature: null,
  accounts: [
    account(`${identityId}-mail`, 'email', { email }),
    account(`${identityId}-in`, 'linkedin', { linkedin_invite: invites, linkedin_visit: 0 }),
  ],
});
const used = (accountId: string, kind: TouchKind, count: number) => ({ accountId, kind, used: count });

describe('what is left of a budget', () => {
  it('is the smallest of the kinds that the sequence uses, and never less than nothing', () => {
    const mailbox = account('ada-mail', 'email', { email: 20 });
    expect(leftToday(mailbox, GRAPH, [used('ada-mail', 'email', 5)])).toBe(15);
    expect(leftToday(mailbox, GRAPH, [used('ada-mail', 'email', 25)])).toBe(0);
    expect(
      leftToday(account('ada-in', 'linkedin', { linkedin_invite: 9, linkedin_visit: 0 }), GRAPH, []),
    ).toBe(9);
  });

  it('of a speaker is that of the account that runs out first', () => {
    const room = roomOfSpeakers([speaker('ada', 50, 20), speaker('bob', 10, 30)], GRAPH, [
      used('ada-in', 'linkedin_invite', 15),
    ]);
    expect(room).toEqual(new Map([['ada', 5], ['bob', 10]])); // prettier-ignore
  });

  it('is that of a whole day, once today is over for everybody', () => {
    const room = roomOfSpeakers([speaker('ada', 50, 20), speaker('bob', 10, 30)], GRAPH, [
      used('ada-in', 'linkedin_invite', 20),
      used('bob-mail', 'email', 10),
    ]);
    expect(room).toEqual(new Map([['ada', 20], ['bob', 10]])); // prettier-ignore
  });

  it('makes equals of speakers who may contact nobody', () => {
    const room = roomOfSpeakers([speaker('ada', 0, 0), speaker('bob', 0, 0)], GRAPH, []);
    expect(room).toEqual(new Map([['ada', 1], ['bob', 1]])); // prettier-ignore
  });
});
