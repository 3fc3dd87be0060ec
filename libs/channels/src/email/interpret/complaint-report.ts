/** Does this report say that somebody marked a message of ours as unwanted (ARF, RFC 5965)? */
import type { Signal } from '#application';
import type { Email } from 'postal-mime';
import { headerBlock } from '../header-block.js';
import { returnedMessageId, textOf } from './delivery-report.js';

/** `not-spam` and authentication reports accuse nobody. */
const ACCUSATIONS = ['abuse', 'fraud', 'opt-out'];

export function complaintReport(email: Email): Signal {
  const part = email.attachments.find(({ mimeType }) => mimeType === 'message/feedback-report');
  const type = headerBlock(textOf(part)).first('feedback-type')?.trim().toLowerCase() ?? '';
  if (!ACCUSATIONS.includes(type))
    return { kind: 'irrelevant', detail: `A feedback report that is no complaint: ${type.slice(0, 40)}.` };
  const messageId = returnedMessageId(email.attachments);
  return {
    kind: 'complaint',
    detail: `A feedback report of the type "${type}".`,
    ...(messageId !== undefined && { messageId }),
  };
}
