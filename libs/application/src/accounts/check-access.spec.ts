import { Refusal } from '#contracts';
import { checkAccess } from './check-access.js';

const server = { host: 'mail.overture.example', port: 465, secure: true };
const MAILBOX = {
  address: 'lena@overture.example',
  settings: { smtp: server, imap: server, savesSent: false },
  credentials: { password: 'swordfish' },
};
const LINKEDIN = {
  address: 'acc_01k2fs4kz8e5q9x0v7d3m6bwtn',
  settings: { baseUrl: 'https://api.unipile.com' },
  credentials: { apiKey: 'swordfish' },
};

/** The fields that are named; undefined when nothing is refused. */
function refused(...call: Parameters<typeof checkAccess>): string[] | undefined {
  try {
    checkAccess(...call);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(JSON.stringify([error.message, error.nextStep, error.fields])).not.toContain('swordfish');
    return error.fields.map(({ path }) => path);
  }
}

it('lets accounts pass that can be reached', () => {
  expect(refused('email', MAILBOX)).toBeUndefined();
  expect(refused('linkedin', LINKEDIN)).toBeUndefined();
});

it('names every field without which an account could never speak', () => {
  expect(refused('email', { address: 'lena', settings: { smtp: { host: '' } }, credentials: {} })).toEqual([
    'address',
    'credentials.password',
    'settings.smtp.host',
    'settings.smtp.port',
    'settings.smtp.secure',
    'settings.imap',
    'settings.savesSent',
  ]);
  expect(refused('linkedin', { address: 'a/b', settings: {}, credentials: {} })).toEqual([
    'address',
    'credentials.apiKey',
    'settings.baseUrl',
  ]);
});

it('refuses what belongs to the other channel, so that nothing is lost to a misspelt name', () => {
  expect(refused('linkedin', { ...LINKEDIN, credentials: MAILBOX.credentials })).toEqual([
    'credentials.apiKey',
    'credentials',
  ]);
  expect(
    refused('email', { ...MAILBOX, settings: { ...MAILBOX.settings, smtp: { ...server, tls: true } } }),
  ).toEqual(['settings.smtp']);
});
