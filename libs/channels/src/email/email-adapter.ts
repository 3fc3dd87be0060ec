/** How does Overture speak email? SMTP to send (RFC 5321), IMAP to listen and to look things up (RFC 9051). */
import type { ChannelAdapter } from '#application';
import { findSentCopy } from './find-sent-copy.js';
import { EMAIL_INTERPRETER_VERSION, interpretEmail } from './interpret/interpret-email.js';
import { READING_LIMITS, readInbox, type ReadingLimits } from './read-inbox.js';
import { sendEmail } from './send-email.js';
import { EMAIL_TIMEOUTS, type EmailTimeouts } from './settings.js';

export interface EmailAdapterOptions {
  readonly timeouts?: Partial<EmailTimeouts>;
  readonly reading?: Partial<ReadingLimits>;
}

export function createEmailAdapter(options: EmailAdapterOptions = {}): ChannelAdapter {
  const timeouts = { ...EMAIL_TIMEOUTS, ...options.timeouts };
  const limits = { ...READING_LIMITS, ...options.reading };
  return {
    channel: 'email',
    send: (account, touch, guard) => sendEmail(account, touch, guard, timeouts),
    findEvidence: (account, touch) => findSentCopy(account, touch, timeouts),
    readInbox: (account, cursor, signal) => readInbox(account, cursor, signal, timeouts, limits),
    interpreterVersion: EMAIL_INTERPRETER_VERSION,
    interpret: (signal, account) => interpretEmail(signal.raw, account.address),
  };
}
