/**
 * Does this message report that ours could not be delivered (RFC 3464), to whom, and is that final?
 *
 * Looked at before automatic answers: a mail server's report also calls itself `Auto-Submitted`.
 */
import type { Signal } from '#application';
import type { Attachment, Email } from 'postal-mime';
import { headerBlock } from '../header-block.js';
import { messageIdsIn } from './message-ids.js';

type Bounce = Extract<Signal, { kind: 'bounce' }>;
/** What the report says; `delayed` and `relayed` deliveries are still on their way. */
export type DeliveryReport = Bounce | { readonly kind: 'on_its_way'; readonly detail: string };

const MAX_REPORT_CHARS = 64 * 1024;
const STATUS = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/;

export function textOf(part: Attachment | undefined): string {
  if (part === undefined) return '';
  const { content } = part;
  if (typeof content === 'string') return content.slice(0, MAX_REPORT_CHARS);
  const bytes = content instanceof ArrayBuffer ? new Uint8Array(content) : content;
  return Buffer.from(bytes.subarray(0, MAX_REPORT_CHARS)).toString('latin1');
}

/** `5.2.2` (mailbox full) is written as permanent, yet passes. */
function isHard(status: string): boolean {
  return status.startsWith('5.') && status !== '5.2.2';
}

/** `rfc822; someone@example.org` → the address (RFC 3464 2.3.2). */
function addressIn(field: string | undefined): string | undefined {
  const address = /^(?:[a-z0-9-]+;)?\s*<?([^\s<>;]{1,320})>?\s*$/i.exec(field ?? '')?.[1];
  return address?.includes('@') ? address.toLowerCase() : undefined;
}

/** One block about the message, then one a recipient, each ended by an empty line. */
function recipientsOf(report: string) {
  return report
    .split(/\r?\n[ \t]*\r?\n/)
    .map((block) => headerBlock(block))
    .filter((fields) => fields.first('action') !== undefined);
}

/** Of the message of ours that a report carries. */
export function returnedMessageId(parts: readonly Attachment[]): string | undefined {
  const returned = parts.find((part) =>
    ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'].includes(
      part.mimeType,
    ),
  );
  return messageIdsIn(headerBlock(textOf(returned)).first('message-id'))[0];
}

function fromStatusPart(status: Attachment, email: Email): DeliveryReport {
  const recipients = recipientsOf(textOf(status));
  const failed = recipients.find((fields) => fields.first('action')?.toLowerCase() === 'failed');
  if (failed === undefined) {
    const action = recipients[0]?.first('action') ?? 'nothing said';
    return { kind: 'on_its_way', detail: `Delivery report without a failure: ${action.slice(0, 60)}.` };
  }
  const diagnostic = failed.first('diagnostic-code') ?? '';
  const code = STATUS.exec(failed.first('status') ?? '')?.[0] ?? STATUS.exec(diagnostic)?.[0] ?? '';
  const recipient =
    addressIn(failed.first('final-recipient')) ?? addressIn(failed.first('original-recipient'));
  const messageId = returnedMessageId(email.attachments);
  return {
    kind: 'bounce',
    hard: isHard(code),
    detail: `${code} ${diagnostic}`.trim().slice(0, 500) || 'The report names no reason.',
    ...(recipient === undefined ? {} : { recipient }),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

/** Servers that write their report for people only: trusted when the envelope was empty or the sender a daemon. */
function fromPlainReport(email: Email): DeliveryReport | undefined {
  const field = (name: string) => email.headers.find((header) => header.key === name)?.value;
  const daemon = /^(mailer-daemon|postmaster)@/i.test(email.from?.address ?? '');
  const nullSender = field('return-path')?.trim() === '<>';
  const listed = field('x-failed-recipients');
  const body = (email.text ?? '').slice(0, MAX_REPORT_CHARS);
  if (
    !daemon ||
    (listed === undefined && !(nullSender && /undeliver|failure|failed|returned/i.test(email.subject ?? '')))
  ) {
    return undefined;
  }
  const code = STATUS.exec(body)?.[0] ?? '';
  const recipient =
    addressIn(listed?.split(',')[0]) ?? addressIn(/<([^\s<>]{3,320}@[^\s<>]{1,255})>/.exec(body)?.[1]);
  const ids = [
    ...messageIdsIn(/^Message-ID:[^\n]{0,900}/im.exec(body)?.[0]),
    ...messageIdsIn(email.inReplyTo),
  ];
  const messageId = returnedMessageId(email.attachments) ?? ids[0];
  return {
    kind: 'bounce',
    hard: isHard(code) || (code === '' && /\b55[0134]\b/.test(body)),
    detail: `${code} ${email.subject ?? ''}`.trim().slice(0, 500),
    ...(recipient === undefined ? {} : { recipient }),
    ...(messageId === undefined ? {} : { messageId }),
  };
}

/** Undefined when the message is no delivery report. */
export function deliveryReport(email: Email): DeliveryReport | undefined {
  const status = email.attachments.find((part) =>
    ['message/delivery-status', 'message/global-delivery-status'].includes(part.mimeType),
  );
  return status === undefined ? fromPlainReport(email) : fromStatusPart(status, email);
}
