/** What must be given so that a mailbox or a LinkedIn account can be reached? */
import { z } from 'zod';

const endpoint = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  /** TLS from the first byte; otherwise STARTTLS. */
  secure: z.boolean(),
  /** Refuse to go on without TLS. By default true wherever a password would cross a network. */
  requireTls: z.boolean().optional(),
  user: z.string().min(1).max(320).optional(),
});

export const mailboxSettings = z.strictObject({
  /** Without a `user`, the server is used without logging in. */
  smtp: endpoint,
  /** Without a `user`, the account's address is the login. */
  imap: endpoint.extend({
    inboxFolder: z.string().min(1).max(300).default('INBOX'),
    /** By default the folder that the server marks \Sent (RFC 6154). */
    sentFolder: z.string().min(1).max(300).optional(),
  }),
  /** The submission server itself files every message in the Sent folder, so that its absence there is evidence. */
  savesSent: z.boolean(),
});

export const linkedinProviderSettings = z.strictObject({
  /** Where the provider is reached, with or without the version of its API (`/v2`). */
  baseUrl: z.url({ protocol: /^https?$/ }).max(500),
  /** Which subscription pays for InMails. */
  inmailProduct: z.enum(['classic', 'sales_navigator', 'recruiter']).default('classic'),
});

/** As they are sent to accounts.connect; a path in a refusal reads as the field that was sent. */
export const accountAccess = {
  email: z.object({
    address: z.string().regex(/^[^\s@]+@[^\s@]+$/, 'Expected the email address of the mailbox.'),
    settings: mailboxSettings,
    credentials: z.strictObject({ password: z.string().min(1) }),
  }),
  linkedin: z.object({
    address: z
      .string()
      .regex(/^[\w-]{1,100}$/, 'Expected the id of the account at the provider, like acc_01….'),
    settings: linkedinProviderSettings,
    credentials: z.strictObject({
      apiKey: z.string().regex(/^[\x21-\x7e]{1,500}$/, 'Expected the API key of the provider.'),
    }),
  }),
} as const;
