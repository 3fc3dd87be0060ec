/**
 * How much may a new account do?
 *
 * Careful defaults, each changeable (docs/limits.md names the sources). What LinkedIn lets an account do depends on what
 * is paid for it: without a word about that, Premium is assumed.
 */
import { type Caps, INVITE_NOTE, type RampShape, type SendingWindow } from '#domain';
import type { LinkedinPlan } from '#contracts';

export const DEFAULT_WINDOW: SendingWindow = {
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  ranges: [{ from: '09:00', to: '18:00' }],
};

interface Defaults {
  readonly day: Caps;
  readonly week: Caps;
  readonly month: Caps;
  readonly ramp: RampShape;
  readonly perRecipientDomain: number | null;
  readonly pendingInvitations: number | null;
  readonly brake: { readonly bouncePercent: number | null; readonly complaintPercent: number | null };
  readonly gapSeconds: { readonly min: number; readonly max: number };
}

const MAILBOX: Defaults = {
  day: { email: 30 },
  week: {},
  month: {},
  ramp: { from: 5, addPerDay: 2 },
  perRecipientDomain: 5,
  pendingInvitations: null,
  brake: { bouncePercent: 3, complaintPercent: 0.1 },
  gapSeconds: { min: 90, max: 300 },
};

const PREMIUM: Defaults = {
  day: {
    linkedin_invite: 15,
    linkedin_message: 40,
    linkedin_visit: 80,
    linkedin_follow: 20,
    linkedin_inmail: 20,
    linkedin_withdraw: 30,
  },
  week: { linkedin_invite: 80 },
  month: {},
  ramp: { percentByWeek: [30, 55, 80] },
  perRecipientDomain: null,
  pendingInvitations: 500,
  brake: { bouncePercent: null, complaintPercent: null },
  gapSeconds: { min: 60, max: 180 },
};

const LINKEDIN: Readonly<Record<LinkedinPlan, Defaults>> = {
  free: {
    ...PREMIUM,
    day: {
      ...PREMIUM.day,
      linkedin_invite: 10,
      linkedin_message: 20,
      linkedin_visit: 40,
      linkedin_inmail: 0,
    },
    month: { [INVITE_NOTE]: 5 },
  },
  premium: PREMIUM,
  sales_navigator: {
    ...PREMIUM,
    day: {
      ...PREMIUM.day,
      linkedin_invite: 20,
      linkedin_message: 60,
      linkedin_visit: 150,
      linkedin_inmail: 30,
    },
  },
};

export const defaultsFor = (channel: 'email' | 'linkedin', plan: LinkedinPlan = 'premium'): Defaults =>
  channel === 'email' ? MAILBOX : LINKEDIN[plan];
