/**
 * How much may a new account do?
 *
 * Careful defaults, each changeable: 30 cold emails a day and mailbox with 90–300 s between them; 15 invitations, 40
 * messages, 80 visits, 20 follows, 10 InMails and 30 withdrawals a day and LinkedIn account with 60–180 s between them (docs/limits.md names the sources).
 */
import type { Channel, SendingWindow } from '#domain';
import type { DailyCaps } from './account-store.port.js';

export const DEFAULT_WINDOW: SendingWindow = {
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  ranges: [{ from: '09:00', to: '18:00' }],
};

export const DEFAULT_CAPS: Readonly<Record<Channel, DailyCaps>> = {
  email: { email: 30 },
  linkedin: {
    linkedin_invite: 15,
    linkedin_message: 40,
    linkedin_visit: 80,
    linkedin_follow: 20,
    linkedin_inmail: 10,
    linkedin_withdraw: 30,
  },
};

export const DEFAULT_GAPS: Readonly<Record<Channel, { min: number; max: number }>> = {
  email: { min: 90, max: 300 },
  linkedin: { min: 60, max: 180 },
};
