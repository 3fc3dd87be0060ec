/** Do all adapters keep the promises of the one port, on real servers? */
import { createEmailAdapter, createLinkedinAdapter } from '#channels';
import { startImapServer } from '../../../apps/sandbox/src/imap/imap-server.js';
import { MailboxStore } from '../../../apps/sandbox/src/imap/mailbox-store.js';
import { SmtpFaults } from '../../../apps/sandbox/src/smtp/smtp-faults.js';
import { startSmtpServer } from '../../../apps/sandbox/src/smtp/smtp-server.js';
import {
  channelConformance,
  type ChannelHarness,
} from '../../../libs/channels/src/conformance/channel-conformance.js';
import { QUICK, mailAccount, newEmail } from './support/email-fixtures.js';
import { FakeProvider } from './support/fake-provider.js';
import { linkedinAccount, newLinkedinTouch } from './support/linkedin-fixtures.js';
import { closedPort } from './support/scripted-smtp.js';

async function email(): Promise<ChannelHarness> {
  const mailboxes = new MailboxStore(() => new Date());
  const mailbox = mailboxes.create('ada@sender.test', 'correct horse');
  const faults = new SmtpFaults();
  const received: string[] = [];
  const smtp = await startSmtpServer({
    mailboxes,
    faults,
    verdict: (recipient) =>
      recipient.startsWith('nobody') ? { code: 550, text: '5.1.1 unknown' } : 'accept',
    onAccepted: ({ raw }) => void received.push(raw.toString('latin1')),
  });
  const imap = await startImapServer({ mailboxes });
  const closed = await closedPort();
  const account = mailAccount({ smtp: smtp.port, imap: imap.port });
  const modes = {
    busy: { mode: '450_rcpt', times: 1 },
    drop_before: { mode: 'drop_before_data', times: 1 },
    drop_after_effect: { mode: 'drop_after_body', times: 1 },
    hang_after_effect: { mode: 'hang_after_body', times: 1 },
    hang_without_effect: { mode: 'hang_after_body', times: 1, accepted: false },
  } as const;
  let answers = 0;
  return {
    adapter: createEmailAdapter({ timeouts: QUICK }),
    account,
    accountWithWrongSecret: { ...account, credentials: { password: 'wrong' } },
    accountOutOfReach: mailAccount({ smtp: closed, imap: closed }),
    newTouch: () => newEmail(),
    touchToNobody: () =>
      newEmail({ target: { kind: 'email', value: 'nobody@prospect.test', displayName: '' } }),
    failNext: (fault) => faults.set(modes[fault]),
    effectsOf: (touch) => received.filter((raw) => raw.includes(touch.messageId!)).length,
    receive: (text) => {
      answers += 1;
      const head = `From: Léa <lea@prospect.test>\r\nTo: ada@sender.test\r\nSubject: Re: hi\r\nMessage-ID: <a${answers}@prospect.test>`;
      mailbox.inbox.add(Buffer.from(`${head}\r\n\r\n${text}\r\n`), new Date());
    },
    source: 'imap',
    stop: async () => {
      await smtp.close();
      await imap.close();
    },
  };
}

const linkedin = (kind: 'linkedin_invite' | 'linkedin_message') => async (): Promise<ChannelHarness> => {
  const provider = await new FakeProvider().start();
  const account = linkedinAccount(provider.baseUrl);
  let writers = 0;
  return {
    adapter: createLinkedinAdapter({ timeouts: { connectionMs: 2000, requestMs: 1500 } }),
    account,
    accountWithWrongSecret: linkedinAccount(provider.baseUrl, 'wrong'),
    accountOutOfReach: linkedinAccount(`http://127.0.0.1:${await closedPort()}`),
    newTouch: () => newLinkedinTouch({ kind }),
    touchToNobody: () =>
      newLinkedinTouch({ kind, target: { kind: 'linkedin_public_id', value: 'nobody', displayName: '' } }),
    failNext: (fault) => {
      if (fault === 'drop_before') provider.nextAny = 'drop';
      else if (fault === 'busy') provider.nextEffect = { status: 503, type: 'api/service_unavailable' };
      else provider.nextEffect = fault;
    },
    effectsOf: (touch) => provider.effects.filter((effect) => effect.text === touch.text).length,
    receive: (text) => {
      writers += 1;
      provider.receive(`ACo${writers}`, text);
    },
    source: 'provider_poll',
    stop: () => provider.stop(),
  };
};

channelConformance('email', email);
channelConformance('linkedin (invitations)', linkedin('linkedin_invite'));
channelConformance('linkedin (messages)', linkedin('linkedin_message'));
