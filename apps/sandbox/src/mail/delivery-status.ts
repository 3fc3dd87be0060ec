/** How does a mail server report that a mail could not be delivered? RFC 3464, with the original's header (RFC 6522). */
import { writeAddress, writeDate, writeMail, writePart } from './write-mail.js';

export interface FailedDelivery {
  /** Envelope sender of the mail that failed: where reports go. */
  readonly returnPath: string;
  readonly recipient: string;
  readonly messageId: string;
  readonly at: Temporal.Instant;
  readonly receivedAt: Temporal.Instant;
  readonly original: Buffer;
}

export function writeDeliveryStatus(failed: FailedDelivery): Buffer {
  const domain = failed.recipient.split('@')[1] ?? 'invalid';
  const server = `mx.${domain}`;
  const boundary = `report-${failed.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40)}`;
  const diagnosis = `550 5.1.1 <${failed.recipient}>: Recipient address rejected: User unknown`;
  const parts = [
    { type: 'text/plain; charset=us-ascii', body: notice(server, failed.recipient, diagnosis) },
    { type: 'message/delivery-status', body: status(failed, server, diagnosis) },
    { type: 'text/rfc822-headers', body: headerOf(failed.original) },
  ];
  return writeMail({
    headers: [
      ['Return-Path', '<>'],
      ['Delivered-To', failed.returnPath],
      ['Date', writeDate(failed.at)],
      ['From', writeAddress({ name: 'Mail Delivery System', address: `MAILER-DAEMON@${server}` })],
      ['To', writeAddress({ address: failed.returnPath })],
      ['Subject', 'Undelivered Mail Returned to Sender'],
      ['Message-ID', failed.messageId],
      ['Auto-Submitted', 'auto-replied'],
    ],
    content: {
      type: `multipart/report; report-type=delivery-status;\r\n boundary="${boundary}"`,
      body: `${parts.map((part) => `--${boundary}\r\n${writePart(part)}`).join('')}--${boundary}--`,
    },
  });
}

const notice = (server: string, recipient: string, diagnosis: string) =>
  `This is the mail system at host ${server}.\n\nYour message could not be delivered to one or more recipients.\n\n` +
  `<${recipient}>: host ${server} said: ${diagnosis} (in reply to RCPT TO command)\n`;

const status = ({ recipient, receivedAt }: FailedDelivery, server: string, diagnosis: string) =>
  `Reporting-MTA: dns; ${server}\nArrival-Date: ${writeDate(receivedAt)}\n\n` +
  `Final-Recipient: rfc822; ${recipient}\nOriginal-Recipient: rfc822;${recipient}\nAction: failed\nStatus: 5.1.1\n` +
  `Remote-MTA: dns; ${server}\nDiagnostic-Code: smtp; ${diagnosis}\n`;

function headerOf(raw: Buffer): string {
  const end = raw.indexOf('\r\n\r\n');
  return raw.toString('latin1', 0, end < 0 ? raw.length : end + 2);
}
