import { describe, expect, it } from '@jest/globals';
import { interpretEmail } from './interpret-email.js';

const OWN = 'ada@sender.test';
const mail = (head: readonly string[], body: string | readonly string[] = 'Hello') =>
  [...head, '', ...(typeof body === 'string' ? [body] : body), ''].join('\r\n');
/** Received messages are kept one character a byte. */
const interpret = (raw: string) => interpretEmail(Buffer.from(raw).toString('latin1'), OWN);

/** As Postfix 3.7 wrote it for an unknown user, shortened. */
const dsn = (action: string, status: string, extra: readonly string[] = []) =>
  mail(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.test (Mail Delivery System)',
      'To: ada@sender.test',
      'Subject: Undelivered Mail Returned to Sender',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
      'Message-ID: <dsn.1@mx.test>',
    ],
    [
      '--B',
      'Content-Type: text/plain',
      '',
      'I am sorry to inform you that your message could not be delivered.',
      '--B',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.test',
      'Arrival-Date: Mon, 2 Nov 2026 09:00:00 +0000',
      '',
      ...extra,
      'Final-Recipient: rfc822; Nobody@Prospect.test',
      'Original-Recipient: rfc822;nobody@prospect.test',
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 5.1.1 <nobody@prospect.test>: User unknown',
      '    in virtual mailbox table',
      '',
      '--B',
      'Content-Type: text/rfc822-headers',
      '',
      'From: Ada <ada@sender.test>',
      'To: nobody@prospect.test',
      'Message-ID: <t.1.abc@sender.test>',
      'Subject: A question',
      '',
      '--B--',
    ],
  );

describe('a delivery report', () => {
  it('is a hard bounce of the message it returns, although it calls itself automatic', async () => {
    expect(await interpret(dsn('failed', '5.1.1'))).toEqual({
      kind: 'bounce',
      hard: true,
      recipient: 'nobody@prospect.test',
      messageId: '<t.1.abc@sender.test>',
      detail: '5.1.1 smtp; 550 5.1.1 <nobody@prospect.test>: User unknown in virtual mailbox table',
    });
  });

  it.each([
    ['4.4.1', false],
    ['5.2.2', false],
    ['5.2.1', true],
    ['5.7.1', true],
  ])('with status %s is hard: %s', async (status, hard) => {
    expect(await interpret(dsn('failed', status))).toMatchObject({ kind: 'bounce', hard });
  });

  it.each(['delayed', 'relayed', 'delivered', 'expanded'])('of a message %s is no bounce', async (action) => {
    expect(await interpret(dsn(action, '4.4.1'))).toMatchObject({ kind: 'irrelevant' });
  });

  it('about several people tells of the one who was not reached', async () => {
    const others = ['Final-Recipient: rfc822; ok@prospect.test', 'Action: delivered', 'Status: 2.0.0', ''];
    expect(await interpret(dsn('failed', '5.1.1', others))).toMatchObject({
      recipient: 'nobody@prospect.test',
    });
  });

  it('finds the id in a whole returned message too', async () => {
    const whole = dsn('failed', '5.1.1').replace('text/rfc822-headers', 'message/rfc822');
    expect(await interpret(whole)).toMatchObject({ kind: 'bounce', messageId: '<t.1.abc@sender.test>' });
  });

  it('that is written for people only is understood as well', async () => {
    const raw = mail(
      [
        'Return-Path: <>',
        'From: Mail Delivery System <Mailer-Daemon@mx.test>',
        'X-Failed-Recipients: nobody@prospect.test',
        'Auto-Submitted: auto-replied',
        'Subject: Mail delivery failed: returning message to sender',
      ],
      ['550 5.1.1 No such person here', '', 'Message-ID: <t.2.abc@sender.test>'],
    );
    expect(await interpret(raw)).toMatchObject({
      kind: 'bounce',
      hard: true,
      recipient: 'nobody@prospect.test',
      messageId: '<t.2.abc@sender.test>',
    });
  });

  it('cannot be forged by words alone: a person who writes about failures has written', async () => {
    const raw = mail(
      ['From: lea@prospect.test', 'Subject: Undelivered mail'],
      'Your message 550 5.1.1 failed.',
    );
    expect(await interpret(raw)).toMatchObject({ kind: 'reply', automatic: false });
  });
});

describe('an automatic answer', () => {
  const threaded = ['In-Reply-To: <t.1.abc@sender.test>', 'References: <t.1.abc@sender.test>'];
  const from = 'From: Lea <lea@prospect.test>';
  it.each([
    ['Auto-Submitted: auto-replied (vacation)'],
    ['Auto-Submitted: auto-generated'],
    ['X-Autoreply: yes'],
    ['X-Autorespond: out'],
    ['Precedence: bulk'],
    ['Precedence: auto_reply'],
    ['X-Auto-Response-Suppress: All'],
    ['Subject: Automatic reply: your roadmap'],
    ['Subject: Réponse automatique : votre message'],
    ['Subject: Abwesenheitsnotiz: Anfrage'],
  ])('is told from a person by %s', async (sign) => {
    const signal = await interpret(mail([from, sign, ...threaded], 'I am back on Monday.'));
    expect(signal).toMatchObject({ kind: 'reply', automatic: true, answers: ['<t.1.abc@sender.test>'] });
  });

  it.each([
    ['Auto-Submitted: no'],
    ['Subject: Re: Automatic reply: your roadmap'],
    ['Subject: Re: out of office tools'],
    ['Precedence: list'],
    ['X-Auto-Response-Suppress: DR, RN'],
  ])('is not seen in %s', async (sign) => {
    expect(await interpret(mail([from, sign, ...threaded]))).toMatchObject({
      kind: 'reply',
      automatic: false,
    });
  });
});

describe('an answer of a person', () => {
  it('carries who, what, when, and which messages it answers', async () => {
    const raw = mail(
      [
        'From: =?utf-8?q?L=C3=A9a_Martin?= <Lea@Prospect.test>',
        'Subject: =?utf-8?q?Re:_Une_id=C3=A9e?=',
        'Message-ID: <r.1@prospect.test>',
        'In-Reply-To: <t.2.abc@sender.test>',
        'References: <t.1.abc@sender.test>',
        ' <t.2.abc@sender.test>',
        'Date: Mon, 2 Nov 2026 10:00:00 +0100',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
      ],
      [
        'Oui, avec plaisir =C3=A0 14h.',
        '',
        'On Mon, Nov 2, 2026 at 9:00 AM Ada <ada@sender.test> wrote:',
        '> Une question',
      ],
    );
    expect(await interpret(raw)).toEqual({
      kind: 'reply',
      from: 'lea@prospect.test',
      fromName: 'Léa Martin',
      subject: 'Re: Une idée',
      text: 'Oui, avec plaisir à 14h.',
      externalId: '<r.1@prospect.test>',
      threadKey: '<t.1.abc@sender.test>',
      answers: ['<t.2.abc@sender.test>', '<t.1.abc@sender.test>'],
      automatic: false,
      at: '2026-11-02T09:00:00.000Z',
      factKey: 'message:<r.1@prospect.test>:lea@prospect.test',
    });
  });

  it('in HTML alone is read as text, without what it quotes, and without what it would run', async () => {
    const html =
      '<p>Not for us &amp; thanks</p><script>alert(1)</script><div class="gmail_quote">On Monday you wrote<blockquote>old</blockquote></div>';
    const signal = await interpret(mail(['From: lea@prospect.test', 'Content-Type: text/html'], html));
    expect(signal).toMatchObject({ kind: 'reply', text: 'Not for us & thanks' });
  });

  it('that is nothing but a quotation keeps its text', async () => {
    const signal = await interpret(mail(['From: lea@prospect.test'], '> only quoted'));
    expect(signal).toMatchObject({ kind: 'reply', text: '> only quoted' });
  });

  it('nested too deeply to be parsed still stops the sequence', async () => {
    const depth = Array.from({ length: 60 }, (_, i) => [
      `--b${i}`,
      `Content-Type: multipart/mixed; boundary=b${i + 1}`,
      '',
    ]);
    const head = [
      'From: lea@prospect.test',
      'In-Reply-To: <t.1.abc@sender.test>',
      'Content-Type: multipart/mixed; boundary=b0',
    ];
    expect(await interpret(mail(head, depth.flat()))).toMatchObject({
      kind: 'reply',
      from: 'lea@prospect.test',
      answers: ['<t.1.abc@sender.test>'],
    });
  });

  it('is not our own message, seen again', async () => {
    expect(await interpret(mail(['From: Ada <ADA@sender.test>']))).toMatchObject({ kind: 'irrelevant' });
  });

  it('is no read receipt', async () => {
    const type = 'Content-Type: multipart/report; report-type=disposition-notification; boundary=x';
    expect(await interpret(mail(['From: lea@prospect.test', type]))).toMatchObject({ kind: 'irrelevant' });
  });
});
