/** Does the sandbox take mail as a real submission server does, and fail as one can? */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import type { RunningServer } from '../../../apps/sandbox/src/imap/imap-server.js';
import { type Mailbox, MailboxStore } from '../../../apps/sandbox/src/imap/mailbox-store.js';
import { SmtpFaults } from '../../../apps/sandbox/src/smtp/smtp-faults.js';
import { type AcceptedMail, startSmtpServer } from '../../../apps/sandbox/src/smtp/smtp-server.js';

describe('the SMTP server', () => {
  const faults = new SmtpFaults();
  const accepted: AcceptedMail[] = [];
  let server: RunningServer;
  let ada: Mailbox;
  let ben: Mailbox;

  const transport = (pass = 'secret') =>
    createTransport({
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      auth: { user: 'ada@sender.test', pass },
      socketTimeout: 300,
    });
  const send = (mail: { to?: string; from?: string; pass?: string } = {}) =>
    transport(mail.pass).sendMail({
      from: mail.from ?? 'Ada <ada@sender.test>',
      to: mail.to ?? 'zoe@client.test',
      subject: 'Hello',
      text: 'Hi',
      messageId: '<hello@sender.test>',
      envelope: { from: mail.from ?? 'ada+token@sender.test', to: mail.to ?? 'zoe@client.test' },
    });

  beforeAll(async () => {
    const mailboxes = new MailboxStore(() => new Date('2026-01-05T08:00:00Z'));
    ada = mailboxes.create('ada@sender.test', 'secret');
    ben = mailboxes.create('ben@sender.test', 'other');
    server = await startSmtpServer({
      mailboxes,
      faults,
      verdict: (recipient) =>
        recipient.startsWith('nobody@') ? { code: 550, text: '5.1.1 User unknown' } : 'accept',
      onAccepted: (mail) => void accepted.push(mail),
    });
  });
  afterAll(() => server.close());
  beforeEach(() => {
    accepted.length = 0;
    faults.set({ mode: 'none' });
  });

  it('takes a mail, keeps a copy in Sent and hands it on with its envelope', async () => {
    const before = ada.sent.mails.length;
    await send();
    expect(accepted).toMatchObject([
      {
        sender: { address: 'ada@sender.test' },
        returnPath: 'ada+token@sender.test',
        recipients: ['zoe@client.test'],
      },
    ]);
    expect(ada.sent.mails).toHaveLength(before + 1);
    expect(ada.sent.mails.at(-1)!.raw.toString()).toContain('Message-ID: <hello@sender.test>');
  });

  it('delivers to a mailbox of its own, whatever stands after the plus', async () => {
    await send({ to: 'ben+r-1@sender.test' });
    expect(ben.inbox.mails.at(-1)!.raw.toString()).toMatch(
      /^Return-Path: <ada\+token@sender.test>\r\nDelivered-To: ben\+r-1@sender.test\r\n/,
    );
  });

  it('refuses a wrong password, a borrowed sender address and an unknown mailbox', async () => {
    await expect(send({ pass: 'wrong' })).rejects.toMatchObject({ code: 'EAUTH', responseCode: 535 });
    await expect(send({ from: 'ben@sender.test' })).rejects.toMatchObject({ responseCode: 553 });
    await expect(send({ to: 'nobody@client.test' })).rejects.toMatchObject({
      code: 'EENVELOPE',
      responseCode: 550,
    });
    expect(accepted).toEqual([]);
  });

  it.each(['refuse', 'drop_before_data'] as const)('takes nothing when it fails by %s', async (mode) => {
    faults.set({ mode, times: 1 });
    await expect(send()).rejects.toMatchObject({ code: expect.stringMatching(/ESOCKET|ECONNECTION/) });
    expect(accepted).toEqual([]);
    await send();
    expect(accepted).toHaveLength(1);
  });

  it('asks to come back later', async () => {
    faults.set({ mode: '450_rcpt', times: 1 });
    await expect(send()).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 450 });
  });

  it.each(['drop_after_body', 'hang_after_body'] as const)(
    'takes the mail but never says so when it fails by %s',
    async (mode) => {
      faults.set({ mode, times: 1 });
      await expect(send()).rejects.toMatchObject({ code: expect.stringMatching(/ECONNECTION|ETIMEDOUT/) });
      expect(accepted).toHaveLength(1);
    },
  );

  it('can also lose a mail after its body', async () => {
    faults.set({ mode: 'drop_after_body', times: 1, accepted: false });
    await expect(send()).rejects.toThrow();
    expect(accepted).toEqual([]);
  });
});
