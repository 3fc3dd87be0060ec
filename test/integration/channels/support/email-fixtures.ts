/** Which mailbox and which email do the tests use? */
import type { ChannelAccount, OutgoingTouch } from '#application';
import type { EmailTimeouts } from '../../../../libs/channels/src/email/settings.js';

export const QUICK: EmailTimeouts = { connectionMs: 2000, greetingMs: 1500, socketMs: 1500, totalMs: 5000 };

export interface MailPorts {
  readonly smtp: number;
  readonly imap: number;
}

export const mailAccount = (ports: MailPorts, settings: Record<string, unknown> = {}): ChannelAccount => ({
  accountId: 'acc-1',
  channel: 'email',
  address: 'ada@sender.test',
  displayName: 'Ada Sender',
  settings: {
    smtp: { host: '127.0.0.1', port: ports.smtp, secure: false, user: 'ada@sender.test' },
    imap: { host: '127.0.0.1', port: ports.imap, secure: false },
    savesSent: true,
    ...settings,
  },
  credentials: { password: 'correct horse' },
});

let counter = 0;

export function newEmail(changes: Partial<OutgoingTouch> = {}): OutgoingTouch {
  counter += 1;
  return {
    touchId: `touch-${counter}`,
    kind: 'email',
    target: { kind: 'email', value: `lead${counter}@prospect.test`, displayName: 'Léa Prospect' },
    subject: 'A question about your roadmap',
    text: 'Bonjour Léa,\n\nA short question.\n',
    messageId: `<t.${counter}.abcdef12@sender.test>`,
    references: [],
    ...changes,
  };
}
