/** Do the adapters and the simulated world understand each other, webhooks included? */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChannelAccount, OutgoingTouch, RawSignal, SendGuard } from '#application';
import { createChannels } from '#channels';
import { startSandbox, type Sandbox } from '../../../apps/sandbox/src/sandbox.js';
import { startReceiver, type Receiver } from '../sandbox/http-receiver.js';
import { newEmail } from './support/email-fixtures.js';
import { newLinkedinTouch } from './support/linkedin-fixtures.js';

const channels = createChannels();
const guard: SendGuard = { signal: new AbortController().signal, assertMaySend: () => undefined };
const at = Temporal.Instant.from('2026-01-05T08:00:00Z');

let sandbox: Sandbox;
let receiver: Receiver;
beforeAll(async () => {
  sandbox = await startSandbox({ people: 40, senders: 1 });
  receiver = await startReceiver();
  sandbox.world.webhookEndpoints.create({
    url: receiver.url,
    trigger_events: ['message.new', 'relation.request.accept'],
    account_ids: [],
    description: '',
  });
});
afterAll(async () => {
  await sandbox.close();
  receiver.close();
});

const sender = () => sandbox.world.directory.senders[0]!;
const person = (index: number) => sandbox.world.directory.population.people.at(index)!;
const account = (channel: 'email' | 'linkedin'): ChannelAccount => ({
  accountId: 'acc-1',
  channel,
  address: channel === 'email' ? sender().email : sender().linkedinAccountId,
  displayName: sender().name,
  settings:
    channel === 'linkedin'
      ? { baseUrl: sandbox.url }
      : {
          smtp: { host: '127.0.0.1', port: sandbox.smtpPort, secure: false, user: sender().email },
          imap: { host: '127.0.0.1', port: sandbox.imapPort, secure: false },
          savesSent: true,
        },
  credentials: channel === 'email' ? { password: sender().mailPassword } : { apiKey: sandbox.world.apiKey },
});
const send = (channel: 'email' | 'linkedin', touch: OutgoingTouch) =>
  channels[channel].send(account(channel), touch, guard);
const meaning = (signal: Pick<RawSignal, 'source' | 'raw'>) =>
  channels.linkedin.interpret(signal, account('linkedin'));
const byMemberId = (index: number) =>
  ({ kind: 'linkedin_member_id', value: person(index).linkedinMemberId, displayName: '' }) as const;

describe('the simulated world', () => {
  it('takes an email and files a copy of it', async () => {
    const touch = newEmail({ target: { kind: 'email', value: sender().email, displayName: 'Myself' } });
    expect(await send('email', touch)).toMatchObject({ kind: 'delivered', externalId: touch.messageId });
    const evidence = await channels.email.findEvidence(account('email'), touch, at);
    expect(evidence).toMatchObject({ found: 'sent', externalId: touch.messageId });
  });

  it('answers, bounces and is away, and each is understood as what it is', async () => {
    const { scheduler, clock, directory } = sandbox.world;
    const sent = new Set<string>();
    for (const { email } of directory.population.people) {
      const touch = newEmail({ target: { kind: 'email', value: email, displayName: 'x' } });
      if ((await send('email', touch)).kind === 'delivered') sent.add(touch.messageId!);
    }
    await scheduler.step(clock.now().add({ hours: 24 * 14 }), 10_000);
    const { signals } = await channels.email.readInbox(account('email'), undefined, guard.signal);
    const meanings = await Promise.all(signals.map((s) => channels.email.interpret(s, account('email'))));
    const replies = meanings.filter((signal) => signal.kind === 'reply');
    const bounces = meanings.filter((signal) => signal.kind === 'bounce');
    expect(replies.some((reply) => reply.automatic)).toBe(true);
    expect(replies.some((reply) => !reply.automatic)).toBe(true);
    for (const reply of replies) {
      expect(sent.has(reply.answers[0]!)).toBe(true);
      expect(reply.text).not.toBe('');
      expect(reply.text).not.toContain('A short question.');
    }
    expect(bounces.length).toBeGreaterThan(0);
    for (const bounce of bounces) expect(bounce).toMatchObject({ hard: true, recipient: expect.any(String) });
    expect(bounces.every((bounce) => sent.has(bounce.messageId!))).toBe(true);
  });

  it.each(['linkedin_visit', 'linkedin_invite'] as const)('takes a %s by public id', async (kind) => {
    const value = person(0).linkedinPublicId;
    const target = { kind: 'linkedin_public_id', value, displayName: '' } as const;
    expect(await send('linkedin', newLinkedinTouch({ kind, target, text: '' }))).toMatchObject({
      kind: 'delivered',
    });
  });

  it('takes no message to somebody who is not connected', async () => {
    const touch = newLinkedinTouch({ kind: 'linkedin_message', target: byMemberId(1) });
    expect(await send('linkedin', touch)).toMatchObject({ kind: 'refused', code: 'not_connected' });
  });

  it('tells by polling and by webhook the same facts under the same keys', async () => {
    const { network, scheduler, clock } = sandbox.world;
    const relationship = network.between(sender(), person(-1).linkedinMemberId);
    network.accept(relationship, network.invite(relationship, ''));
    network.answer(relationship, 'Tell me more');
    await scheduler.step(clock.now().add({ hours: 3 }), 5000);

    const { signals } = await channels.linkedin.readInbox(account('linkedin'), undefined, guard.signal);
    const keyed = new Map(
      receiver.posted.map(({ body }) => [channels.linkedin.keyOfWebhook!(body)!.externalKey, body]),
    );
    const ofPerson = signals.filter((signal) => signal.senderHint === person(-1).linkedinMemberId);
    expect(ofPerson).toHaveLength(2);
    for (const signal of ofPerson) {
      const raw = keyed.get(signal.externalKey)!;
      expect(await meaning({ source: 'provider_webhook', raw })).toEqual(await meaning(signal));
    }
  });

  it('gives evidence of an invitation, pending or accepted, and of none', async () => {
    const touch = newLinkedinTouch({ target: byMemberId(-2), text: '' });
    const evidence = () => channels.linkedin.findEvidence(account('linkedin'), touch, at);
    expect(await evidence()).toMatchObject({ found: 'nothing' });
    await send('linkedin', touch);
    expect(await evidence()).toMatchObject({ found: 'sent' });
    const relationship = sandbox.world.network.between(sender(), touch.target.value);
    sandbox.world.network.accept(relationship, relationship.invitation!);
    expect(await evidence()).toMatchObject({ found: 'sent' });
    const message = newLinkedinTouch({ kind: 'linkedin_message', target: touch.target, text: 'Hello' });
    const ofMessage = () => channels.linkedin.findEvidence(account('linkedin'), message, at);
    expect(await ofMessage()).toMatchObject({ found: 'nothing' });
    await send('linkedin', message);
    expect(await ofMessage()).toMatchObject({ found: 'sent' });
  });
});
