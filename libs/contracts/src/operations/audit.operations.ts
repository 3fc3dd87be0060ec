/** The audit log: who did what, or was told no. */
import { z } from 'zod';
import { REFUSAL_STATUS, type RefusalCode } from '../errors/refusal.js';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

export const auditEntryView = z.object({
  id: id('auditEntry'),
  at: instant.meta({ description: 'Real time.' }),
  apiKeyId: id('apiKey'),
  operation: z.string(),
  outcome: z.enum(['done', 'refused']),
  code: z.enum(Object.keys(REFUSAL_STATUS) as [RefusalCode, ...RefusalCode[]]).nullable(),
  resourceIds: z
    .array(z.string())
    .meta({ description: 'Ids that the call or its answer named; at most 50.' }),
  inputHash: z
    .string()
    .meta({ description: 'Equal for equal requests; keyed, so that it tells nothing of their contents.' }),
  requestId: z.string().nullable(),
  ip: z.string().nullable().meta({ description: 'Null for acts over MCP.' }),
  actionId: id('action').nullable(),
});

export const listAudit = defineOperation({
  name: 'audit.list',
  kind: 'read',
  scope: 'keys:admin',
  summary: 'What was done and what was refused, newest first',
  input: z.strictObject({
    apiKeyId: id('apiKey').optional(),
    operation: z.string().min(1).max(100).optional(),
    outcome: z.enum(['done', 'refused']).optional(),
    resourceId: z
      .string()
      .regex(/^[a-z]{3,6}_[0-7][0-9a-hjkmnp-tv-z]{25}$/, 'Expected an id, for example of a campaign.')
      .optional(),
    requestId: z.string().min(1).max(128).optional(),
    since: instant.optional().meta({ description: 'Real time, inclusive.' }),
    until: instant.optional().meta({ description: 'Real time, exclusive.' }),
    ...page,
  }),
  output: pageOf(auditEntryView),
  http: { method: 'GET', path: '/v1/audit' },
});
