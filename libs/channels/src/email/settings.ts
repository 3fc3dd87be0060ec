/** What must be known about a mailbox to send from it and to read it? */
import type { ChannelAccount } from '#application';
import { mailboxSettings } from '#contracts';
import type { z } from 'zod';

export type EmailSettings = z.infer<typeof mailboxSettings>;

/** Real time, in milliseconds. `totalMs` bounds a whole send or reading and stays well under a lease of 180 s. */
export interface EmailTimeouts {
  readonly connectionMs: number;
  readonly greetingMs: number;
  readonly socketMs: number;
  readonly totalMs: number;
}

export const EMAIL_TIMEOUTS: EmailTimeouts = {
  connectionMs: 20_000,
  greetingMs: 20_000,
  socketMs: 60_000,
  totalMs: 120_000,
};

export type SettingsReading =
  { readonly ok: true; readonly settings: EmailSettings } | { readonly ok: false; readonly problem: string };

export function readEmailSettings(account: Pick<ChannelAccount, 'settings'>): SettingsReading {
  const parsed = mailboxSettings.safeParse(account.settings);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const problem = parsed.error.issues
    .map((i) => `${i.path.join('.') || 'settings'}: ${i.message}`)
    .join('; ');
  return { ok: false, problem: `The mailbox settings are not usable: ${problem}. Edit the account.` };
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i;

/** A password never crosses a network in clear, unless the account's settings ask for exactly that. */
export function mustUseTls(
  server: { readonly host: string; readonly secure: boolean; readonly requireTls?: boolean | undefined },
  hasPassword: boolean,
): boolean {
  if (server.secure) return true;
  return server.requireTls ?? (hasPassword && !LOOPBACK.test(server.host));
}
