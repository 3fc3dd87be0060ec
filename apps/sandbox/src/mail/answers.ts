/** What does a person's mail program make of an answer, and what does it send while they are away? */
import {
  type MailAddress,
  writeAddress,
  writeDate,
  writeMail,
  writeReferences,
  writeText,
} from './write-mail.js';
import type { ReadMail } from './read-mail.js';

export interface Answer {
  readonly from: MailAddress;
  readonly to: string;
  readonly messageId: string;
  readonly at: Temporal.Instant;
  readonly text: string;
  readonly original: ReadMail;
}

const PLAIN = 'text/plain; charset=utf-8';

/** A reply with the original quoted below, as most programs write it. */
export function writeReply(answer: Answer): Buffer {
  const { original, at, text } = answer;
  const quoted = original.text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd());
  const intro = `On ${writeDate(at)}, ${original.fromName} <${original.from}> wrote:`;
  return writeMail({
    headers: [...commonHeaders(answer), ['Subject', writeText(replySubject(original.subject))]],
    content: { type: PLAIN, body: `${text}\n\n${intro}\n${quoted.join('\n')}\n` },
  });
}

/** Headers as vacation responders really set them (RFC 3834 and what grew around it). */
export function writeOutOfOffice(answer: Answer): Buffer {
  return writeMail({
    headers: [
      ...commonHeaders(answer),
      ['Subject', writeText(`Automatic reply: ${answer.original.subject}`)],
      ['Auto-Submitted', 'auto-replied (vacation)'],
      ['Precedence', 'bulk'],
      ['X-Auto-Response-Suppress', 'All'],
    ],
    content: { type: PLAIN, body: answer.text },
  });
}

export const replySubject = (subject: string): string => (/^re:/i.test(subject) ? subject : `Re: ${subject}`);

function commonHeaders({ from, to, messageId, at, original }: Answer): [string, string][] {
  const thread = [...original.references, original.messageId].filter((id) => id !== '');
  return [
    ['Return-Path', `<${from.address}>`],
    ['Delivered-To', to],
    ['Date', writeDate(at)],
    ['From', writeAddress(from)],
    ['To', writeAddress({ address: to })],
    ['Message-ID', messageId],
    ...(original.messageId ? [['In-Reply-To', original.messageId] as [string, string]] : []),
    ...(thread.length > 0 ? [['References', writeReferences(thread)] as [string, string]] : []),
  ];
}
