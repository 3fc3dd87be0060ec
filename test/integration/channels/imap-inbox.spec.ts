/** Is every message of a mailbox read once, whatever happens to the mailbox, over real IMAP? */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmailAdapter } from '#channels';
import { startImapServer, type RunningServer } from '../../../apps/sandbox/src/imap/imap-server.js';
import { MailboxStore, type Mailbox } from '../../../apps/sandbox/src/imap/mailbox-store.js';
import { mailAccount, newEmail } from './support/email-fixtures.js';

let mailbox: Mailbox;
let server: RunningServer;
beforeEach(async () => {
  const mailboxes = new MailboxStore(() => new Date());
  mailbox = mailboxes.create('ada@sender.test', 'correct horse');
  server = await startImapServer({ mailboxes });
});
afterEach(() => server.close());

// No server here is silent, so that only a busy machine would ever be cut off.
const PATIENT = { connectionMs: 10_000, greetingMs: 10_000, socketMs: 10_000, totalMs: 20_000 };
const adapter = createEmailAdapter({ timeouts: PATIENT, reading: { messages: 10, bytes: 1_500_000 } });
const account = (settings = {}) => mailAccount({ smtp: 1, imap: server.port }, settings);
const read = (cursor?: string) => adapter.readInbox(account(), cursor, new AbortController().signal);

function receive(id: string, text = 'hi', extra: readonly string[] = []): void {
  const head = [
    'From: Lea <Lea@Prospect.test>',
    `Message-ID: <${id}@prospect.test>`,
    `Subject: ${id}`,
    ...extra,
  ];
  mailbox.inbox.add(Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}\r\n`), new Date());
}

describe('reading an inbox', () => {
  it('starts at its beginning, and goes on where it stopped', async () => {
    receive('one');
    receive('two');
    const first = await read();
    expect(first.signals).toHaveLength(2);
    expect(first.signals[0]).toMatchObject({ source: 'imap', senderHint: 'lea@prospect.test' });
    expect(first.more).toBeUndefined();
    expect((await read(first.cursor)).signals).toEqual([]);
    receive('three');
    expect((await read(first.cursor)).signals.map((s) => s.raw)).toEqual([
      expect.stringContaining('Subject: three'),
    ]);
  });

  it('of an empty mailbox gives a cursor that works', async () => {
    const { cursor } = await read();
    receive('one');
    expect((await read(cursor)).signals).toHaveLength(1);
  });

  it('starts over under another UIDVALIDITY, with the same keys', async () => {
    receive('one');
    const first = await read();
    const stale = JSON.stringify({ uidValidity: '1', lastUid: 999 });
    expect((await read(stale)).signals.map((s) => s.externalKey)).toEqual(
      first.signals.map((s) => s.externalKey),
    );
  });

  it('stops at its limits and says that there is more', async () => {
    for (let i = 0; i < 25; i += 1) receive(`m${i}`);
    const seen: string[] = [];
    let reading = await read();
    seen.push(...reading.signals.map((s) => s.externalKey));
    while (reading.more) {
      reading = await read(reading.cursor);
      seen.push(...reading.signals.map((s) => s.externalKey));
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  it('reads only the head of a huge message, and still knows who wrote', async () => {
    receive('huge', 'x'.repeat(3_000_000));
    receive('small');
    const reading = await read();
    expect(reading.signals[0]!.raw.length).toBeLessThanOrEqual(1024 * 1024);
    expect(reading.signals[0]!.senderHint).toBe('lea@prospect.test');
    expect(await adapter.interpret(reading.signals[0]!, account())).toMatchObject({ kind: 'reply' });
  });

  it('keeps every byte but zero bytes, which the store cannot hold', async () => {
    mailbox.inbox.add(
      Buffer.from('From: a@b.test\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nh\u00e9\u0000llo\r\n'),
      new Date(),
    );
    const [signal] = (await read()).signals;
    expect(signal!.raw).not.toContain('\0');
    expect(await adapter.interpret(signal!, account())).toMatchObject({ text: 'h\u00e9?llo' });
  });

  it('tells two messages apart that claim the same id', async () => {
    receive('same', 'first', ['Date: Mon, 2 Nov 2026 09:00:00 +0000']);
    receive('same', 'second', ['Date: Mon, 2 Nov 2026 09:05:00 +0000']);
    const keys = (await read()).signals.map((s) => s.externalKey);
    expect(new Set(keys).size).toBe(2);
  });

  it('names the person who was not reached as the one whom a bounce concerns', async () => {
    receive('dsn', '--B\r\n\r\nFinal-Recipient: rfc822; Nobody@Prospect.test\r\n', [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
    ]);
    expect((await read()).signals[0]!.senderHint).toBe('nobody@prospect.test');
  });

  it('does not log in without TLS where TLS is required', async () => {
    const imap = { host: '127.0.0.1', port: server.port, secure: false, requireTls: true };
    const reading = adapter.readInbox(account({ imap }), undefined, new AbortController().signal);
    await expect(reading).rejects.toMatchObject({ code: 'account_needs_attention' });
  });

  it('marks nothing as seen', async () => {
    receive('one');
    await read();
    expect([...mailbox.inbox.mails[0]!.flags]).not.toContain('\\Seen');
  });
});

describe('looking for a sent copy', () => {
  const sent = () =>
    mailbox.sent.add(Buffer.from('Message-ID: <t.5.zz@sender.test>\r\n\r\nhi\r\n'), new Date());
  const touch = () => newEmail({ messageId: '<t.5.zz@sender.test>' });
  const at = Temporal.Instant.from('2026-11-02T09:00:00Z');

  it('finds it by its Message-ID in the folder that the server marks', async () => {
    sent();
    expect(await adapter.findEvidence(account(), touch(), at)).toMatchObject({
      found: 'sent',
      externalId: '<t.5.zz@sender.test>',
      threadKey: '<t.5.zz@sender.test>',
    });
  });

  it('takes absence for evidence only from a server that files every message itself', async () => {
    expect(await adapter.findEvidence(account(), touch(), at)).toMatchObject({ found: 'nothing' });
    expect(await adapter.findEvidence(account({ savesSent: false }), touch(), at)).toMatchObject({
      found: 'no_record',
    });
  });

  it('claims nothing when the configured folder is not there', async () => {
    const imap = { host: '127.0.0.1', port: server.port, secure: false, sentFolder: 'Elsewhere' };
    expect(await adapter.findEvidence(account({ imap }), touch(), at)).toMatchObject({ found: 'no_record' });
  });
});
