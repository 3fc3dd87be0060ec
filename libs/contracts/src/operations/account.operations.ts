/** Identities (the people who speak) and their accounts. */
import { z } from 'zod';
import { INVITE_NOTE, LIMIT_NAMES, TOUCH_STEP_KINDS } from '#domain';
import { id, instant } from '../ids/edge.js';
import { boundedJson, boundedRecord } from './bounded.js';
import { defineOperation } from './operation.js';

/** Hours in which something may leave. */
export const sendingWindow = z.strictObject({
  zone: z
    .string()
    .min(1)
    .max(60)
    .meta({ examples: ['Europe/Paris'] }),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  ranges: z
    .array(z.strictObject({ from: z.string().regex(/^\d\d:\d\d$/), to: z.string().regex(/^\d\d:\d\d$/) }))
    .min(1)
    .max(10),
  holidays: z.array(z.iso.date()).max(400).optional(),
});
/** Plain text, and no template. */
const signature = z.string().trim().min(1).max(2000);

/** A person's tasks are theirs to pace. */
const dailyCaps = z.partialRecord(
  z.enum(TOUCH_STEP_KINDS).exclude(['manual_task']),
  z.number().int().min(0).max(2000),
);

/** What paid plan a LinkedIn account has decides what it gets by default. */
export const LINKEDIN_PLANS = ['free', 'premium', 'sales_navigator'] as const;
export type LinkedinPlan = (typeof LINKEDIN_PLANS)[number];

const counted = z.enum([...TOUCH_STEP_KINDS, INVITE_NOTE]);
const count = z.number().int().min(0).max(100_000);
const percent = z.number().min(0).max(100);
const percentByWeek = z.array(z.number().int().min(1).max(100)).min(1).max(52);
const startedOn = z.iso.date();
const climb = { from: z.number().int().min(1).max(2000), addPerDay: z.number().int().min(1).max(2000) };

/** Limits beside those of the day; null takes one away. */
const limitsWish = z.strictObject({
  week: z.partialRecord(counted, count.nullable()).optional(),
  month: z.partialRecord(counted, count.nullable()).optional(),
  credits: z.partialRecord(counted, count.nullable()).optional().meta({
    description: 'How many are left now, of a kind that costs credits (InMail); null: they are not counted.',
  }),
  ramp: z
    .union([
      z.strictObject({ percentByWeek, startedOn: startedOn.optional() }),
      z.strictObject({ ...climb, startedOn: startedOn.optional() }),
    ])
    .nullable()
    .optional()
    .meta({ description: 'How a young account comes to its daily caps; null: it is no young account.' }),
  perRecipientDomain: count.nullable().optional(),
  pendingInvitations: count.nullable().optional(),
  brake: z
    .strictObject({
      bouncePercent: percent.nullable().optional(),
      complaintPercent: percent.nullable().optional(),
    })
    .optional(),
});
const limitsView = z.object({
  week: z.partialRecord(counted, z.number().int()),
  month: z.partialRecord(counted, z.number().int()),
  ramp: z.union([z.object({ percentByWeek, startedOn }), z.object({ ...climb, startedOn })]).nullable(),
  perRecipientDomain: z.number().int().nullable(),
  pendingInvitations: z.number().int().nullable(),
  brake: z.object({ bouncePercent: z.number().nullable(), complaintPercent: z.number().nullable() }),
});

/** How fast an account may go, when it is connected and when that is changed. */
const pacing = {
  window: sendingWindow.optional(),
  dailyCaps: dailyCaps.optional(),
  limits: limitsWish.optional(),
  gapSeconds: z
    .strictObject({ min: z.number().int().min(0).max(86_400), max: z.number().int().min(0).max(86_400) })
    .optional(),
};

export const accountView = z.object({
  id: id('account'),
  identityId: id('identity'),
  channel: z.enum(['email', 'linkedin']),
  address: z.string(),
  displayName: z.string(),
  status: z.enum(['running', 'paused', 'needs_attention']),
  statusDetail: z.string().nullable(),
  window: sendingWindow,
  dailyCaps,
  limits: limitsView,
  gapSeconds: z.object({ min: z.number().int(), max: z.number().int() }),
  signature: z
    .string()
    .nullable()
    .meta({ description: "Of a mailbox, instead of its identity's; null: that one." }),
  inboxReadAt: instant.nullable(),
  budgetToday: z.array(
    z.object({ kind: z.string(), used: z.number().int(), reserved: z.number().int(), cap: z.number().int() }),
  ),
});
export const identityView = z.object({
  id: id('identity'),
  name: z.string(),
  window: sendingWindow
    .nullable()
    .meta({ description: 'Hours of this person, beside those of their accounts.' }),
  signature: z
    .string()
    .nullable()
    .meta({ description: 'Stands under the emails whose step has `signature`.' }),
  accounts: z.array(accountView),
  createdAt: instant,
});

export const createIdentity = defineOperation({
  name: 'identities.create',
  kind: 'act',
  scope: 'accounts:admin',
  summary: 'Create an identity: a person who speaks',
  input: z.strictObject({ name: z.string().trim().min(1).max(200), signature: signature.optional() }),
  output: identityView,
  http: { method: 'POST', path: '/v1/identities', status: 201 },
});
export const updateIdentity = defineOperation({
  name: 'identities.update',
  kind: 'act',
  scope: 'accounts:admin',
  summary:
    'Rename an identity, give it a signature, or hours of its own, effective at once also for what is queued',
  input: z.strictObject({
    identityId: id('identity'),
    name: z.string().trim().min(1).max(200).optional(),
    signature: signature
      .nullable()
      .optional()
      .meta({ description: 'Emails that are queued keep theirs. null: none.' }),
    window: sendingWindow.nullable().optional().meta({ description: 'null: those of its accounts alone.' }),
  }),
  output: identityView,
  http: { method: 'PATCH', path: '/v1/identities/:identityId' },
});
export const listIdentities = defineOperation({
  name: 'identities.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Identities with their accounts, health and budgets',
  input: z.strictObject({}),
  output: z.object({ data: z.array(identityView) }),
  http: { method: 'GET', path: '/v1/identities' },
});

const settings = boundedRecord(boundedJson(2000), 20).meta({
  description:
    'email: {smtp:{host,port,secure,user?}, imap:{host,port,secure,user?}, savesSent}; linkedin: {baseUrl}',
  maxProperties: 20,
});
const credentials = boundedRecord(z.string().max(4000), 20).meta({
  description: 'email: {password}; linkedin: {apiKey}. Sealed at rest, never shown again.',
  maxProperties: 20,
});

export const connectAccount = defineOperation({
  name: 'accounts.connect',
  kind: 'act',
  scope: 'accounts:admin',
  summary: 'Connect a mailbox or LinkedIn account to an identity',
  input: z.strictObject({
    identityId: id('identity'),
    channel: z.enum(['email', 'linkedin']),
    address: z.string().trim().min(1).max(320),
    displayName: z.string().trim().min(1).max(200),
    settings,
    credentials,
    plan: z.enum(LINKEDIN_PLANS).optional().meta({
      description: 'What is paid for a LinkedIn account: it chooses the limits that are not given here.',
    }),
    ...pacing,
  }),
  output: accountView,
  http: { method: 'POST', path: '/v1/accounts', status: 201 },
  secretInput: true,
});
export const listAccounts = defineOperation({
  name: 'accounts.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'Accounts, their health and what is left of their budgets',
  input: z.strictObject({}),
  output: z.object({ data: z.array(accountView) }),
  http: { method: 'GET', path: '/v1/accounts' },
});
const resetsAt = instant
  .nullable()
  .meta({ description: 'When there is room again if all of it is used; null: when a person makes some.' });
const room = { cap: z.number().int(), used: z.number().int(), remaining: z.number().int(), resetsAt };
export const getAccountBudget = defineOperation({
  name: 'accounts.budget',
  kind: 'read',
  scope: 'outreach:read',
  summary:
    'What an account used, reserved and has left of each limit, until when, and which campaigns used it',
  input: z.strictObject({ accountId: id('account') }),
  output: z.object({
    accountId: id('account'),
    day: z.iso.date().meta({ description: 'The present day of the account.' }),
    kinds: z.array(
      z.object({
        kind: counted,
        reserved: z
          .number()
          .int()
          .meta({ description: 'Slots given out and not used yet; they count as used.' }),
        limits: z.array(z.object({ limit: z.enum(LIMIT_NAMES), ...room, reason: z.string() })),
        campaigns: z.array(
          z.object({ campaignId: id('campaign'), today: z.number().int(), sevenDays: z.number().int() }),
        ),
      }),
    ),
    recipientDomains: z.array(z.object({ domain: z.string(), ...room })),
  }),
  http: { method: 'GET', path: '/v1/accounts/:accountId/budget' },
});
export const updateAccount = defineOperation({
  name: 'accounts.update',
  kind: 'act',
  scope: 'accounts:admin',
  summary: 'Pause or resume an account, or change its window, caps and gaps',
  input: z.strictObject({
    accountId: id('account'),
    status: z.enum(['running', 'paused']).optional(),
    signature: signature.nullable().optional(),
    ...pacing,
  }),
  output: accountView,
  http: { method: 'PATCH', path: '/v1/accounts/:accountId' },
});

export const updateAccountCredentials = defineOperation({
  name: 'accounts.update_credentials',
  kind: 'act',
  scope: 'accounts:admin',
  summary: 'Replace what an account logs in with, and how its servers are reached',
  input: z.strictObject({ accountId: id('account'), credentials, settings: settings.optional() }),
  output: accountView,
  http: { method: 'PUT', path: '/v1/accounts/:accountId/credentials' },
  secretInput: true,
});

export const HOOK_KINDS = ['linkedin', 'sales', 'calcom', 'calendly'] as const;
export type HookKind = (typeof HOOK_KINDS)[number];

export const createHook = defineOperation({
  name: 'hooks.create',
  kind: 'act',
  scope: 'accounts:admin',
  summary:
    'Create the secret address at which an outside system posts signals (LinkedIn provider, a CRM, Cal.com or Calendly)',
  input: z.strictObject({ kind: z.enum(HOOK_KINDS) }),
  output: z.object({
    id: z.uuid(),
    kind: z.enum(HOOK_KINDS),
    url: z.string(),
    secret: z.string().meta({ description: 'What the other side signs with; shown once.' }),
  }),
  http: { method: 'POST', path: '/v1/hooks', status: 201 },
  secretOutput: true,
});
