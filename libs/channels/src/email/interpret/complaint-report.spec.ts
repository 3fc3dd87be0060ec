import { interpretEmail } from './interpret-email.js';

const report = (type: string, original = 'Message-ID: <touch.1@sender.test>\r\nSubject: Hello') =>
  [
    'From: <feedback@isp.example>',
    'To: <ada@sender.test>',
    'Subject: Complaint',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: Feedback/1.0',
    'Version: 1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    original,
    '',
    'Hello there.',
    '--b--',
    '',
  ].join('\r\n');

it.each(['abuse', 'Fraud', 'opt-out'])(
  'a feedback report of the type %s is a complaint about our message',
  async (type) => {
    expect(await interpretEmail(report(type), 'ada@sender.test')).toMatchObject({
      kind: 'complaint',
      messageId: '<touch.1@sender.test>',
    });
  },
);

it.each(['not-spam', 'auth-failure', ''])(
  'a feedback report of the type "%s" accuses nobody',
  async (type) => {
    expect(await interpretEmail(report(type), 'ada@sender.test')).toMatchObject({
      kind: 'irrelevant',
    });
  },
);
