import { describe, expect, it } from '@jest/globals';
import { interpretUnipile } from './interpret.js';
import { keyOfWebhook } from './webhook.js';

const OWN = 'acc_ada';
const event = (type: string, payload: object, changes: object = {}) =>
  JSON.stringify({
    id: 'evt_1',
    type,
    created_at: '2026-11-02T09:00:00Z',
    account_id: OWN,
    payload,
    ...changes,
  });
const message = {
  object: 'Message',
  id: 'msg_1',
  chat_id: 'chat_1',
  text: 'Yes, tell me more',
  sender_id: 'ACo7',
  is_sender: false,
};
const timestamp = '2026-11-02T09:00:00Z';
const user = { object: 'User', id: 'ACo7', public_identifier: 'lea-martin', display_name: 'Léa' };
const interpret = (raw: string) => interpretUnipile(raw, OWN);

describe('a message that came in', () => {
  const expected = {
    kind: 'reply',
    from: 'ACo7',
    text: 'Yes, tell me more',
    externalId: 'msg_1',
    threadKey: 'chat_1',
    answers: [],
    automatic: false,
    at: '2026-11-02T09:00:00.000Z',
    factKey: 'message:msg_1',
  };

  it.each([
    ['in a payload', event('message.new', { ...message, timestamp })],
    ['in a named field', event('message.new', { message: { ...message, timestamp } })],
    [
      'under data',
      JSON.stringify({ id: 'evt_1', type: 'message.new', account_id: OWN, data: { ...message, timestamp } }),
    ],
    [
      'laid flat into the envelope',
      JSON.stringify({
        ...message,
        object: undefined,
        timestamp,
        type: 'message.new',
        id: 'evt_1',
        message_id: 'msg_1',
      }),
    ],
    ['polled', JSON.stringify({ ...message, timestamp })],
  ])('is the same reply %s', async (_name, raw) => {
    expect(await interpret(raw)).toEqual(expected);
    expect(keyOfWebhook(raw)).toMatchObject({ externalKey: 'message:msg_1', senderHint: 'ACo7' });
  });

  it.each([true, 1])('is irrelevant when it is our own echo (is_sender: %s)', async (is_sender) => {
    expect(await interpret(event('message.new', { ...message, is_sender }))).toMatchObject({
      kind: 'irrelevant',
    });
  });

  it('without a text still stops the sequence, on the safe side', async () => {
    const { text: _text, ...light } = message;
    expect(await interpret(event('message.new', light))).toMatchObject({
      kind: 'reply',
      text: '',
      factKey: 'message:msg_1',
    });
  });

  it('of another account is not ours to hear', async () => {
    const raw = event('message.new', message, { account_id: 'acc_other' });
    expect(await interpret(raw)).toMatchObject({ kind: 'irrelevant' });
  });
});

describe('an accepted invitation', () => {
  const expected = {
    kind: 'invitation_accepted',
    memberId: 'ACo7',
    publicId: 'lea-martin',
    factKey: 'relation:ACo7',
  };
  it.each([
    ['with its request', event('relation.request.accept', { object: 'RelationRequest', id: 'inv_1', user })],
    ['with a named request', event('relation.request.accept', { relation_request: { id: 'inv_1', user } })],
    ['with the user alone', event('relation.request.accept', { user })],
    [
      'with the ids alone',
      event('relation.request.accept', { user_id: 'ACo7', public_identifier: 'lea-martin' }),
    ],
    ['polled', JSON.stringify({ object: 'UserRelation', id: 'ACo7', user })],
  ])('is the same fact %s', async (_name, raw) => {
    expect(await interpret(raw)).toEqual(expected);
    expect(keyOfWebhook(raw)).toMatchObject({ externalKey: 'relation:ACo7', senderHint: 'ACo7' });
  });
});

describe('the state of the account', () => {
  it.each([
    ['account.status.disconnected', 'needs_attention'],
    ['account.status.errored', 'needs_attention'],
    ['account.status.error', 'needs_attention'],
    ['account.status.paused', 'needs_attention'],
    ['account.status.running', 'running'],
    ['account.reconnect', 'running'],
  ])('after %s is %s', async (type, status) => {
    expect(await interpret(event(type, {}))).toMatchObject({ kind: 'account_status', status });
    expect(keyOfWebhook(event(type, {}))).toEqual({ externalKey: 'event:evt_1', providerAccountId: OWN });
  });
});

it.each(['', 'null', '[]', '{}', '{"type":5}', '{"type":"message.new"}', 'x'.repeat(600_000)])(
  'means nothing when it is %#',
  async (raw) => {
    expect(await interpret(raw)).toMatchObject({ kind: 'irrelevant' });
    expect(keyOfWebhook(raw)).toBeUndefined();
  },
);
