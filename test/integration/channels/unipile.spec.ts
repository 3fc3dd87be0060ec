/** Does the LinkedIn driver do exactly what it is asked, to exactly the person it is asked for, over real HTTP? */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLinkedinAdapter } from '#channels';
import type { OutgoingTouch, SendGuard } from '#application';
import { FakeProvider } from './support/fake-provider.js';
import { linkedinAccount, newLinkedinTouch } from './support/linkedin-fixtures.js';

const adapter = createLinkedinAdapter({ timeouts: { connectionMs: 500, requestMs: 400 } });
const guard: SendGuard = { signal: new AbortController().signal, assertMaySend: () => undefined };
const member = { kind: 'linkedin_member_id', value: 'ACo7', displayName: 'Léa' } as const;

let provider: FakeProvider;
beforeEach(async () => {
  provider = await new FakeProvider().start();
});
afterEach(() => provider.stop());

const account = () => linkedinAccount(provider.baseUrl);
const send = (changes: Partial<OutgoingTouch>) => adapter.send(account(), newLinkedinTouch(changes), guard);
const read = (cursor?: string) => adapter.readInbox(account(), cursor, new AbortController().signal);

describe('sending', () => {
  it('visits a profile with the token that the profile gives', async () => {
    expect(await send({ kind: 'linkedin_visit', text: '' })).toMatchObject({ kind: 'delivered' });
    expect(provider.effects).toMatchObject([{ kind: 'visit' }]);
  });

  it('invites with and without a note', async () => {
    const target = member;
    expect(await send({ target, text: '' })).toMatchObject({ kind: 'delivered', externalId: 'inv_0' });
    expect(await send({ target: { ...member, value: 'ACo8' }, text: 'Hello' })).toMatchObject({
      externalId: 'inv_1',
    });
    expect(provider.effects.map((effect) => effect.text)).toEqual(['', 'Hello']);
  });

  it('uses a stored member id as it is, without a look-up', async () => {
    await send({ target: member });
    expect(provider.requests).toEqual(['POST /v2/acc_ada/users/me/relation-requests']);
  });

  it('opens a chat, then writes into it', async () => {
    const first = await send({ kind: 'linkedin_message', target: member, text: 'one' });
    expect(first).toMatchObject({ kind: 'delivered', threadKey: 'chat_ACo7' });
    const answer = await send({
      kind: 'linkedin_reply',
      target: member,
      text: 'two',
      threadKey: 'chat_ACo7',
    });
    expect(answer).toMatchObject({ kind: 'delivered', externalId: 'msg_1' });
    expect(provider.requests.at(-1)).toBe('POST /v2/acc_ada/chats/chat_ACo7/messages/send');
  });

  it('never answers outside the conversation', async () => {
    expect(await send({ kind: 'linkedin_reply', target: member })).toMatchObject({
      code: 'recipient_unreachable',
    });
    expect(provider.requests).toEqual([]);
  });

  it('never contacts somebody else who took over the public id', async () => {
    provider.renamed = 'pub-5';
    const target = { kind: 'linkedin_public_id', value: 'pub-5', displayName: 'Léa' } as const;
    for (const kind of ['linkedin_visit', 'linkedin_invite', 'linkedin_message'] as const) {
      expect(await send({ kind, target })).toMatchObject({ kind: 'refused', code: 'recipient_unreachable' });
    }
    expect(provider.effects).toEqual([]);
  });

  it('takes a public id in any case: profiles write them as they like', async () => {
    const target = { kind: 'linkedin_public_id', value: 'pub-5', displayName: '' } as const;
    expect(await send({ target })).toMatchObject({ kind: 'delivered' });
    expect(provider.effects).toMatchObject([{ userId: 'ACo5' }]);
  });

  it('never lets an id walk to another resource', async () => {
    for (const value of ['..', '../../acc_bob/users/me/relation-requests', 'a?b=c', 'me/relations']) {
      await send({ target: { kind: 'linkedin_public_id', value, displayName: '' } });
    }
    expect(provider.requests.every((request) => /^GET \/v2\/acc_ada\/users\/[^/]+$/.test(request))).toBe(
      true,
    );
    expect(provider.effects).toEqual([]);
  });

  it('refuses a note longer than LinkedIn takes before anything leaves', async () => {
    expect(await send({ target: member, text: 'x'.repeat(301) })).toMatchObject({ code: 'content_refused' });
    expect(provider.requests).toEqual([]);
  });

  it('waits as long as the provider asks', async () => {
    provider.nextEffect = {
      status: 429,
      type: 'provider/too_many_requests',
      headers: { 'retry-after': '90' },
    };
    expect(await send({ target: member })).toMatchObject({ code: 'limit_reached', retryAfterMs: 90_000 });
  });

  it('does not follow a redirect with its key', async () => {
    provider.nextEffect = { status: 307, headers: { location: 'http://127.0.0.1:1/' } };
    expect(await send({ target: member })).toMatchObject({
      kind: 'deferred',
      code: 'account_needs_attention',
    });
  });

  it('does not take a success that was cut off for a failure', async () => {
    provider.nextEffect = { status: 201, headers: { 'content-length': '1000' }, text: '{"id":' };
    expect((await send({ target: member })).kind).toBe('unknown');
  });

  it('never tells the API key', async () => {
    provider.nextEffect = { status: 500, type: 'api/unexpected_error' };
    expect(JSON.stringify(await send({ target: member }))).not.toContain('key-1');
  });
});

describe('evidence', () => {
  const evidence = (touch: OutgoingTouch) =>
    adapter.findEvidence(account(), touch, Temporal.Instant.from('2026-11-02T09:00:00Z'));

  it('is found on a later page of the sent invitations', async () => {
    const touch = newLinkedinTouch();
    await adapter.send(account(), touch, guard);
    for (let i = 1; i <= 45; i += 1) await send({ target: { ...member, value: `ACo${i}` } });
    expect(await evidence(touch)).toMatchObject({ found: 'sent', externalId: 'inv_0' });
  });

  it('is a relation, once the invitation was accepted', async () => {
    const touch = newLinkedinTouch({ target: member });
    provider.relations.push('ACo7');
    expect(await evidence(touch)).toMatchObject({ found: 'sent' });
  });

  it('is a message of our own with these very words, and not one of theirs', async () => {
    const touch = newLinkedinTouch({ kind: 'linkedin_message', target: member, text: 'Hello\n\n  there' });
    provider.receive('ACo7', 'Hello there');
    expect(await evidence(touch)).toMatchObject({ found: 'nothing' });
    await send({ kind: 'linkedin_message', target: member, text: 'Hello there' });
    expect(await evidence(touch)).toMatchObject({
      found: 'sent',
      externalId: 'msg_1',
      threadKey: 'chat_ACo7',
    });
  });

  it('is not claimed for a visit', async () => {
    expect(await evidence(newLinkedinTouch({ kind: 'linkedin_visit' }))).toMatchObject({
      found: 'no_record',
    });
  });

  it('is not claimed when only part of the record could be read', async () => {
    provider.nextAny = { status: 404, text: 'not the API' };
    expect(await evidence(newLinkedinTouch({ kind: 'linkedin_message' }))).toMatchObject({
      found: 'no_record',
    });
  });
});

describe('polling', () => {
  const keys = (reading: Awaited<ReturnType<typeof read>>) =>
    reading.signals.map((signal) => signal.externalKey);

  it('tells new relations and messages once each, under the keys of their webhooks', async () => {
    provider.relations.push('ACo1');
    const first = await read();
    expect(keys(first)).toEqual(['relation:ACo1']);
    provider.relations.push('ACo2');
    provider.receive('ACo2', 'thanks for connecting');
    const second = await read(first.cursor);
    expect(keys(second)).toEqual(['relation:ACo2', 'message:msg_0']);
    expect(await adapter.interpret(second.signals[0]!, account())).toMatchObject({
      kind: 'invitation_accepted',
      memberId: 'ACo2',
      factKey: 'relation:ACo2',
    });
    expect(await adapter.interpret(second.signals[1]!, account())).toMatchObject({
      kind: 'reply',
      from: 'ACo2',
      threadKey: 'chat_ACo2',
      factKey: 'message:msg_0',
    });
    expect(keys(await read(second.cursor)).filter((key) => !keys(second).includes(key))).toEqual([]);
  });

  it('does not hear itself', async () => {
    await send({ kind: 'linkedin_message', target: member });
    expect(keys(await read())).toEqual([]);
  });

  it('reads a great backlog in several readings, and says that there is more', async () => {
    const start = await read();
    for (let i = 1; i <= 70; i += 1) provider.receive(`ACo${i}`, `message ${i}`);
    provider.receive('ACo1', 'a second one');
    let { cursor } = start;
    const seen = new Set<string>();
    let more = true;
    for (let i = 0; more && i < 10; i += 1) {
      const reading = await read(cursor);
      for (const key of keys(reading)) seen.add(key);
      cursor = reading.cursor;
      more = reading.more ?? false;
    }
    expect(more).toBe(false);
    expect(seen.size).toBe(71);
  });

  it('keeps the cursor when the reading breaks off', async () => {
    provider.nextAny = { status: 503, type: 'api/service_unavailable' };
    await expect(read()).rejects.toMatchObject({ code: 'provider_unavailable' });
  });
});
