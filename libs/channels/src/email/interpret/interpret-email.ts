/**
 * What does a received email mean?
 *
 * Order matters: delivery reports first, since they look like automatic answers; then automatic answers, since they
 * thread like replies; then people. Everything in the message is under the control of whoever sent it: sizes are
 * bounded, nothing throws, and nothing here is trusted beyond what it says.
 */
import type { Signal } from '#application';
import PostalMime, { addressParser, type Email } from 'postal-mime';
import { headerBlock } from '../header-block.js';
import { MAX_SOURCE_BYTES } from '../raw-email.js';
import { isAutomaticAnswer } from './automatic-answer.js';
import { complaintReport } from './complaint-report.js';
import { deliveryReport } from './delivery-report.js';
import { messageIdsIn } from './message-ids.js';
import { replyText } from './reply-text.js';

/** Raise it with every change that makes some message mean something else. */
export const EMAIL_INTERPRETER_VERSION = 2;

const irrelevant = (detail: string): Signal => ({ kind: 'irrelevant', detail });

function asReply(email: Email, from: string): Signal {
  const references = messageIdsIn(email.references);
  const answers = [...new Set([...messageIdsIn(email.inReplyTo), ...references])];
  const externalId = messageIdsIn(email.messageId)[0] ?? '';
  const at = /^\d{4}-/.test(email.date ?? '') ? email.date : undefined;
  const threadKey = references[0] ?? answers[0];
  return {
    kind: 'reply',
    from,
    text: replyText(email),
    externalId,
    answers,
    automatic: isAutomaticAnswer(email),
    ...(email.from?.name ? { fromName: email.from.name.slice(0, 200) } : {}),
    ...(email.subject === undefined ? {} : { subject: email.subject.slice(0, 500) }),
    ...(threadKey === undefined ? {} : { threadKey }),
    ...(at === undefined ? {} : { at }),
    ...(externalId === '' ? {} : { factKey: `message:${externalId}:${from}` }),
  };
}

/** The parser gave up, for example on a message nested too deeply: its head still tells who wrote, and in answer to what. */
function salvaged(raw: string): Email {
  const head = headerBlock(raw);
  const from = addressParser((head.first('from') ?? '').slice(0, 2000), { flatten: true })[0];
  return {
    headers: [],
    headerLines: [],
    attachments: [],
    from,
    subject: head.first('subject'),
    messageId: head.first('message-id'),
    inReplyTo: head.first('in-reply-to'),
    references: head.first('references'),
    text: '',
  };
}

async function parsed(raw: string): Promise<Email> {
  try {
    return await PostalMime.parse(Buffer.from(raw, 'latin1').subarray(0, MAX_SOURCE_BYTES), {
      // A returned message is evidence, not something that this person wrote.
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: 30,
      maxHeadersSize: 256 * 1024,
    });
  } catch {
    return salvaged(raw);
  }
}

/** @param raw the source, one character a byte (latin1) */
export async function interpretEmail(raw: string, ownAddress: string): Promise<Signal> {
  const email = await parsed(raw);
  try {
    const report = deliveryReport(email);
    if (report?.kind === 'bounce') return report;
    if (report !== undefined) return irrelevant(report.detail);
    const contentType = email.headers.find((header) => header.key === 'content-type')?.value ?? '';
    if (/report-type="?feedback-report/i.test(contentType)) return complaintReport(email);
    if (/report-type="?disposition-notification/i.test(contentType)) {
      return irrelevant('A read receipt, not an answer.');
    }
    const from = email.from?.address?.trim().toLowerCase() ?? '';
    if (from === '' || from.length > 320) return irrelevant('The message names no sender.');
    if (from === ownAddress.toLowerCase()) return irrelevant('Our own message.');
    return asReply(email, from);
  } catch {
    return irrelevant('The message is malformed and could not be read.');
  }
}
