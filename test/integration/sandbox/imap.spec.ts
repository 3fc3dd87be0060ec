/** Can a real IMAP client follow the sandbox's mailboxes? */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ImapFlow } from 'imapflow';
import { type RunningServer, startImapServer } from '../../../apps/sandbox/src/imap/imap-server.js';
import { type Mailbox, MailboxStore } from '../../../apps/sandbox/src/imap/mailbox-store.js';

const START = new Date('2026-01-05T08:00:00Z');

const mail = (id: string, subject = 'Hello', body = 'A few words.') =>
  Buffer.from(
    `From: "Zoë Åberg" <zoe@client.test>\r\nTo: ada@sender.test\r\nSubject: ${subject}\r\nMessage-ID: ${id}\r\n` +
      `Date: Mon, 5 Jan 2026 08:00:00 +0000\r\n\r\n${body}\r\n`,
  );

describe('the IMAP server', () => {
  let server: RunningServer;
  let ada: Mailbox;
  let client: ImapFlow;

  const connect = (pass = 'secret') =>
    new ImapFlow({
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'ada@sender.test', pass },
      logger: false,
    });

  beforeAll(async () => {
    const mailboxes = new MailboxStore(() => START);
    ada = mailboxes.create('ada@sender.test', 'secret');
    server = await startImapServer({ mailboxes });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    client = connect();
    await client.connect();
  });
  afterEach(() => client.close());

  it('lists the inbox and the sent folder by its special use', async () => {
    const folders = await client.list();
    expect(folders.map(({ path, specialUse }) => [path, specialUse])).toEqual([
      ['INBOX', '\\Inbox'],
      ['Sent', '\\Sent'],
    ]);
  });

  it('refuses a wrong password with a code that tells why', async () => {
    const stranger = connect('wrong');
    await expect(stranger.connect()).rejects.toMatchObject({
      authenticationFailed: true,
      serverResponseCode: 'AUTHENTICATIONFAILED',
    });
  });

  it('also lets a client in by LOGIN', async () => {
    const other = new ImapFlow({
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user: 'ada@sender.test', pass: 'secret', loginMethod: 'LOGIN' },
      logger: false,
    });
    await other.connect();
    await other.logout();
  });

  it('serves whole mails by UID, byte for byte, without marking them as seen', async () => {
    const stored = ada.inbox.add(mail('<one@client.test>', 'Grüße', 'Zeile mit ü'), START);
    const opened = await client.mailboxOpen('INBOX');
    expect(opened.uidValidity).toBe(BigInt(ada.inbox.uidValidity));
    const found = await client.fetchOne(
      String(stored.uid),
      { source: true, envelope: true, flags: true, internalDate: true, size: true },
      { uid: true },
    );
    expect(found).toMatchObject({ uid: stored.uid, size: stored.raw.length, internalDate: START });
    expect(found && found.source).toEqual(stored.raw);
    expect(found && found.envelope).toMatchObject({
      messageId: '<one@client.test>',
      from: [{ address: 'zoe@client.test' }],
    });
    expect(found && found.flags?.has('\\Seen')).toBe(false);
  });

  it('finds mails by Message-ID, by UID range and since a day', async () => {
    ada.sent.add(mail('<two@sender.test>'), START);
    const three = ada.sent.add(mail('<three@sender.test>'), START);
    await client.mailboxOpen('Sent', { readOnly: true });
    expect(await client.search({ header: { 'message-id': '<three@sender.test>' } }, { uid: true })).toEqual([
      three.uid,
    ]);
    expect(await client.search({ header: { 'message-id': '<none@sender.test>' } }, { uid: true })).toEqual(
      [],
    );
    expect(await client.search({ uid: `${three.uid}:*` }, { uid: true })).toEqual([three.uid]);
    expect(await client.search({ since: new Date('2026-01-06') }, { uid: true })).toEqual([]);
    expect(await client.search({ since: START }, { uid: true })).toHaveLength(2);
  });

  it('answers a UID range beyond the end with the last mail, as the standard asks', async () => {
    const last = ada.inbox.add(mail('<last@client.test>'), START);
    await client.mailboxOpen('INBOX');
    const found = await client.fetchAll(`${last.uid + 5}:*`, { uid: true }, { uid: true });
    expect(found.map(({ uid }) => uid)).toEqual([last.uid]);
  });

  it('sets and clears flags', async () => {
    const stored = ada.inbox.add(mail('<flags@client.test>'), START);
    await client.mailboxOpen('INBOX');
    await client.messageFlagsAdd(String(stored.uid), ['\\Seen'], { uid: true });
    expect([...stored.flags]).toEqual(['\\Seen']);
    expect(await client.search({ seen: true }, { uid: true })).toContain(stored.uid);
    await client.messageFlagsRemove(String(stored.uid), ['\\Seen'], { uid: true });
    expect([...stored.flags]).toEqual([]);
  });

  it('takes appended mail, however large, and tells its UID', async () => {
    const large = mail('<append@sender.test>', 'Large', 'x'.repeat(200_000));
    const appended = await client.append('Sent', large, ['\\Seen']);
    expect(appended).toMatchObject({ uid: ada.sent.mails.at(-1)!.uid });
    expect(ada.sent.mails.at(-1)!.raw).toEqual(large);
  });

  it('announces new mail to a client that idles', async () => {
    await client.mailboxOpen('INBOX');
    const idling = client.idle();
    const announced = new Promise<number>((resolve) =>
      client.once('exists', ({ count }: { count: number }) => resolve(count)),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    ada.inbox.add(mail('<new@client.test>'), START);
    expect(await announced).toBe(ada.inbox.mails.length);
    await client.noop();
    await idling;
  });

  it('counts a folder without opening it', async () => {
    expect(await client.status('INBOX', { messages: true, uidNext: true, uidValidity: true })).toMatchObject({
      messages: ada.inbox.mails.length,
      uidNext: ada.inbox.uidNext,
    });
  });
});
