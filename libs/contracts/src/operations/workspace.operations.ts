/** The workspace itself: its switches and policies. */
import { z } from 'zod';
import { isIanaZone } from '#domain';
import { id, instant } from '../ids/edge.js';
import { sendingWindow } from './account.operations.js';
import { addressPolicy } from './address-check.operations.js';
import { defineOperation } from './operation.js';

const days = z.number().int().min(1).max(365);
/** How often a person, and by whom a company, may be contacted; over all campaigns, identities and channels. */
export const contactPolicy = z.strictObject({
  person: z
    .strictObject({ most: z.number().int().min(1).max(100), days })
    .nullable()
    .meta({ description: 'At most so many contacts to one person in so many times 24 hours.' }),
  company: z.strictObject({ days }).nullable().meta({
    description: 'Within so many times 24 hours, all that a company hears comes from one identity.',
  }),
});

export const workspaceView = z.object({
  id: id('workspace'),
  name: z.string(),
  killSwitch: z.boolean().meta({ description: 'While true nothing is sent.' }),
  planPolicy: z.enum(['auto', 'person']),
  inboxStaleMinutes: z.number().int(),
  timeZone: z.string().meta({ description: 'IANA zone in which the days of the workspace are counted.' }),
  addressPolicy: addressPolicy.meta({
    description: 'What is done before a first email to an address that a check finds fault with.',
  }),
  window: sendingWindow.nullable().meta({ description: 'Hours that hold for everything of the workspace.' }),
  contactPolicy: contactPolicy.meta({
    description:
      'What holds back whoever was contacted a short time ago. Visits do not count; answers to people who wrote are exempt.',
  }),
  businessTime: instant.meta({ description: 'What time it is for windows, waits and budgets.' }),
});

export const getWorkspace = defineOperation({
  name: 'workspace.get',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'The workspace, its kill switch and its policies',
  input: z.strictObject({}),
  output: workspaceView,
  http: { method: 'GET', path: '/v1/workspace' },
  volatile: ['businessTime'],
});

export const updateWorkspace = defineOperation({
  name: 'workspace.update',
  kind: 'act',
  scope: 'accounts:admin',
  summary: 'Change switches and policies',
  input: z.strictObject({
    name: z.string().min(1).max(200).optional(),
    killSwitch: z.boolean().optional(),
    planPolicy: z.enum(['auto', 'person']).optional(),
    inboxStaleMinutes: z.number().int().min(1).max(1440).optional(),
    timeZone: z
      .string()
      .max(60)
      .refine(isIanaZone, 'Not an IANA zone. Write one like "Europe/Paris".')
      .optional()
      .meta({ examples: ['Europe/Paris'] }),
    addressPolicy: addressPolicy.partial().optional(),
    window: sendingWindow.nullable().optional().meta({ description: 'null: those of its accounts alone.' }),
    contactPolicy: contactPolicy
      .partial()
      .optional()
      .meta({ description: 'A rule that is not named stays as it is; null switches it off.' }),
  }),
  output: workspaceView,
  http: { method: 'PATCH', path: '/v1/workspace' },
});
