/** Does every way in which a submission can fail become the one right outcome? The table of measured failures, row by row. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SendGuard } from '#application';
import { createEmailAdapter } from '#channels';
import { mustUseTls } from '../../../libs/channels/src/email/settings.js';
import { QUICK, mailAccount, newEmail } from './support/email-fixtures.js';
import {
  closedPort,
  startScriptedSmtp,
  type ScriptedSmtp,
  type SmtpScript,
} from './support/scripted-smtp.js';

const adapter = createEmailAdapter({ timeouts: QUICK });
const guard = (): SendGuard => ({ signal: new AbortController().signal, assertMaySend: () => undefined });

let server: ScriptedSmtp | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function sendTo(script: SmtpScript, changes = {}, settings = {}) {
  server = await startScriptedSmtp(script);
  const smtp = { host: '127.0.0.1', port: server.port, secure: false };
  return adapter.send(mailAccount({ smtp: 1, imap: 1 }, { smtp, ...settings }), newEmail(changes), guard());
}

describe('a submission that fails', () => {
  it('is deferred when the connection is refused', async () => {
    const smtp = { host: '127.0.0.1', port: await closedPort(), secure: false };
    const outcome = await adapter.send(mailAccount({ smtp: 1, imap: 1 }, { smtp }), newEmail(), guard());
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'provider_unavailable' });
  });

  const rows: readonly (readonly [string, SmtpScript, object])[] = [
    ['drops before its greeting', { greeting: 'drop' }, { kind: 'deferred', code: 'provider_unavailable' }],
    ['never greets', { greeting: 'hang' }, { kind: 'deferred', code: 'provider_unavailable' }],
    ['greets with 421', { greeting: '421 too busy' }, { kind: 'deferred', code: 'provider_unavailable' }],
    [
      'bans us at the greeting',
      { greeting: '554 5.7.1 go away' },
      { kind: 'deferred', code: 'account_needs_attention' },
    ],
    ['drops at MAIL', { mail: 'drop' }, { kind: 'deferred', code: 'provider_unavailable' }],
    ['hangs at MAIL', { mail: 'hang' }, { kind: 'deferred', code: 'provider_unavailable' }],
    [
      'refuses the sender',
      { mail: '553 5.7.1 not yours' },
      { kind: 'deferred', code: 'account_needs_attention' },
    ],
    [
      'wants a login',
      { mail: '530 5.7.0 login first' },
      { kind: 'deferred', code: 'account_needs_attention' },
    ],
    ['answers 450 at RCPT', { rcpt: '450 4.2.1 later' }, { kind: 'deferred', code: 'recipient_busy' }],
    ['finds the mailbox full', { rcpt: '552 5.2.2 full' }, { kind: 'deferred', code: 'recipient_busy' }],
    [
      'answers 550 at RCPT',
      { rcpt: '550 5.1.1 unknown' },
      { kind: 'refused', code: 'address_does_not_exist' },
    ],
    [
      'answers 550 without a code',
      { rcpt: '550 no such user' },
      { kind: 'refused', code: 'address_does_not_exist' },
    ],
    [
      'cannot route there',
      { rcpt: '550 5.4.4 no route' },
      { kind: 'refused', code: 'recipient_unreachable' },
    ],
    [
      'blames our mailbox',
      { rcpt: '554 5.7.1 blocked' },
      { kind: 'deferred', code: 'account_needs_attention' },
    ],
    ['has rules of its own', { rcpt: '550 5.7.133 members only' }, { kind: 'refused', code: 'rejected' }],
    ['counts our messages', { rcpt: '550 5.4.5 daily limit' }, { kind: 'deferred', code: 'limit_reached' }],
    ['drops at the DATA command', { data: 'drop' }, { kind: 'deferred', code: 'provider_unavailable' }],
    ['refuses DATA for now', { data: '451 4.3.0 later' }, { kind: 'deferred', code: 'provider_unavailable' }],
    ['drops in the middle of the body', { dropMidBody: true }, { kind: 'unknown' }],
    ['drops after the final dot', { body: 'drop' }, { kind: 'unknown' }],
    ['hangs after the final dot', { body: 'hang' }, { kind: 'unknown' }],
    [
      'answers 452 after the dot',
      { body: '452 4.3.1 no room' },
      { kind: 'deferred', code: 'provider_unavailable' },
    ],
    [
      'answers 421 after the dot',
      { body: '421 4.3.2 bye' },
      { kind: 'deferred', code: 'provider_unavailable' },
    ],
    ['answers 554 after the dot', { body: '554 5.7.1 spam' }, { kind: 'refused', code: 'content_refused' }],
    [
      'misses our DKIM',
      { body: '550 5.7.26 unauthenticated' },
      { kind: 'deferred', code: 'account_needs_attention' },
    ],
    ['takes it, then drops', { dropAfterBody: true }, { kind: 'delivered' }],
    ['takes less than this', { extensions: ['SIZE 100'] }, { kind: 'refused', code: 'content_refused' }],
  ];
  it.each(rows)('by a server that %s has its outcome', async (_name, script, expected) => {
    expect(await sendTo(script)).toMatchObject(expected);
  });

  it.each(rows)('has the same outcome with pipelining: a server that %s', async (_name, script, expected) => {
    const extensions = [...(script.extensions ?? []), 'PIPELINING'];
    expect(await sendTo({ ...script, extensions })).toMatchObject(expected);
  });

  it('asks for a person when the password is wrong, and not when the login is out of order', async () => {
    const login = { smtp: undefined };
    const withUser = async (script: SmtpScript) => {
      server = await startScriptedSmtp({ extensions: ['AUTH PLAIN'], ...script });
      const smtp = { host: '127.0.0.1', port: server.port, secure: false, user: 'ada' };
      return adapter.send(mailAccount({ smtp: 1, imap: 1 }, { ...login, smtp }), newEmail(), guard());
    };
    expect(await withUser({ auth: '535 5.7.8 wrong' })).toMatchObject({ code: 'account_needs_attention' });
    await server?.stop();
    expect(await withUser({ auth: '454 4.7.0 later' })).toMatchObject({ code: 'provider_unavailable' });
    await server?.stop();
    expect(await withUser({ auth: 'drop' })).toMatchObject({ code: 'provider_unavailable' });
  });
});

describe('a password', () => {
  it('is never sent in clear where TLS is required', async () => {
    server = await startScriptedSmtp({ extensions: ['AUTH PLAIN'] });
    const smtp = { host: '127.0.0.1', port: server.port, secure: false, user: 'ada', requireTls: true };
    const outcome = await adapter.send(mailAccount({ smtp: 1, imap: 1 }, { smtp }), newEmail(), guard());
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'account_needs_attention' });
    expect(server.commands.some((command) => command.startsWith('AUTH'))).toBe(false);
  });

  it('needs TLS wherever it would cross a network, unless the settings say otherwise', () => {
    const plain = { host: 'mail.example.com', secure: false };
    expect(mustUseTls(plain, true)).toBe(true);
    expect(mustUseTls(plain, false)).toBe(false);
    expect(mustUseTls({ ...plain, requireTls: false }, true)).toBe(false);
    expect(mustUseTls({ ...plain, host: '127.0.0.1' }, true)).toBe(false);
  });
});

describe('the guard', () => {
  it('is asked after the server said 354, and its no keeps every byte of the body back', async () => {
    server = await startScriptedSmtp({});
    const smtp = { host: '127.0.0.1', port: server.port, secure: false };
    let commandsWhenAsked: readonly string[] = [];
    const outcome = await adapter.send(mailAccount({ smtp: 1, imap: 1 }, { smtp }), newEmail(), {
      signal: new AbortController().signal,
      assertMaySend: () => {
        commandsWhenAsked = [...server!.commands];
        throw new Error('lost the lock');
      },
    });
    expect(outcome).toEqual({ kind: 'deferred', code: 'deadline_passed', detail: 'lost the lock' });
    expect(commandsWhenAsked.at(-1)).toBe('DATA');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.bodyBytes()).toBe(0);
    expect(server.bodies).toEqual([]);
  });

  it('gives up a server that does not answer, in time', async () => {
    server = await startScriptedSmtp({ rcpt: 'hang' });
    const smtp = { host: '127.0.0.1', port: server.port, secure: false };
    const signal = AbortSignal.timeout(100);
    const outcome = await adapter.send(mailAccount({ smtp: 1, imap: 1 }, { smtp }), newEmail(), {
      signal,
      assertMaySend: () => undefined,
    });
    expect(outcome).toMatchObject({ kind: 'deferred', code: 'deadline_passed' });
  });
});

describe('what leaves', () => {
  const sentBody = () => server!.bodies[0]!;

  it('carries its own Message-ID, the thread, and one-click unsubscription', async () => {
    await sendTo(
      {},
      {
        messageId: '<t.77.aa@sender.test>',
        references: ['<t.1.aa@sender.test>', '<t.2.aa@sender.test>'],
        unsubscribeUrl: 'https://track.example/u/abc?x=1',
      },
    );
    const body = sentBody();
    expect(body).toMatch(/^Message-ID: <t\.77\.aa@sender\.test>\r$/im);
    expect(body).toMatch(/^In-Reply-To: <t\.2\.aa@sender\.test>\r$/im);
    expect(body).toMatch(/^References: <t\.1\.aa@sender\.test> <t\.2\.aa@sender\.test>\r$/im);
    expect(body).toMatch(/^List-Unsubscribe: <https:\/\/track\.example\/u\/abc\?x=1>\r$/im);
    expect(body).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/im);
    expect(body.match(/track\.example/g)).toHaveLength(2);
  });

  it('names one recipient in the envelope, however odd the names are', async () => {
    const target = {
      kind: 'email' as const,
      value: 'lea@prospect.test',
      displayName: 'Léa <evil@x.test>, "b@y.test"',
    };
    expect(await sendTo({}, { target, subject: 'Hi\r\nBcc: evil@x.test' })).toMatchObject({
      kind: 'delivered',
    });
    expect(server!.commands.filter((c) => c.startsWith('RCPT'))).toEqual(['RCPT TO:<lea@prospect.test>']);
    expect(sentBody()).not.toMatch(/^Bcc:/im);
  });

  it.each([
    'a@b@c.test',
    'two@x.test,three@y.test',
    '<a@b.test>',
    'a@b.test\r\nRCPT TO:<c@d.test>',
    '"a b"@c.test',
    'a',
    '',
  ])('is refused for %j without a connection', async (value) => {
    const target = { kind: 'email' as const, value, displayName: '' };
    expect(await sendTo({}, { target })).toMatchObject({ kind: 'refused', code: 'recipient_unreachable' });
    expect(server!.commands).toEqual([]);
  });

  it('is refused without a Message-ID, since it could never be looked up', async () => {
    expect(await sendTo({}, { messageId: undefined })).toMatchObject({ kind: 'refused', code: 'rejected' });
  });
});
