/** Dead letters: what failed for good, and waits for a person to have it tried again or given up. */
import { z } from 'zod';
import { DEAD_LETTER_KINDS } from '#domain';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { page, pageOf } from './paging.js';

const kind = z.enum(DEAD_LETTER_KINDS);
const state = z.enum(['open', 'retried', 'dismissed']);

export const deadLetterView = z.object({
  id: id('deadLetter'),
  kind: kind.meta({
    description:
      'dispatch: the wake-up of a touch. inbox: reading an account. signal: understanding what came in. action: an accepted ' +
      'acting call. request: a call that was never accepted. round: a part of what the worker does again and again.',
  }),
  state: state.meta({
    description:
      'open: nothing more happens by itself. retried: it was tried again, and has not failed since. dismissed: given up.',
  }),
  code: z.string(),
  message: z.string(),
  tries: z.number().int().meta({ description: 'How often it failed.' }),
  touchId: id('touch').nullable(),
  leadId: id('lead').nullable(),
  accountId: id('account').nullable(),
  signalId: id('inboundSignal').nullable(),
  actionId: id('action').nullable(),
  operation: z.string().nullable().meta({ description: 'What an action or a request asked for.' }),
  round: z.string().nullable().meta({ description: 'Which part of the work of the worker fails.' }),
  jobId: z.string().nullable().meta({ description: 'Under it, the log of the worker says more.' }),
  firstFailedAt: instant,
  lastFailedAt: instant,
  decidedAt: instant.nullable().meta({ description: 'When it was last retried or dismissed.' }),
});

export const listDeadLetters = defineOperation({
  name: 'dead_letters.list',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'What failed for good, newest first: what it was about, how it failed, and what was decided',
  input: z.strictObject({ state: state.optional(), kind: kind.optional(), ...page }),
  output: pageOf(deadLetterView),
  http: { method: 'GET', path: '/v1/dead-letters' },
  expands: {
    lead: { kind: 'lead', by: 'leadId' },
    account: { kind: 'account', by: 'accountId' },
  },
});
export const retryDeadLetter = defineOperation({
  name: 'dead_letters.retry',
  kind: 'act',
  scope: 'messages:send',
  summary:
    'Have it tried again; a touch gets a slot of its own again, and nothing that may be out is repeated',
  input: z.strictObject({ deadLetterId: id('deadLetter') }),
  output: deadLetterView,
  http: { method: 'POST', path: '/v1/dead-letters/:deadLetterId/retry' },
});
export const dismissDeadLetter = defineOperation({
  name: 'dead_letters.dismiss',
  kind: 'act',
  scope: 'messages:send',
  summary:
    'Give it up: what waited for it goes on without it, and whoever wrote what nobody can read may be contacted',
  input: z.strictObject({ deadLetterId: id('deadLetter') }),
  output: deadLetterView,
  http: { method: 'POST', path: '/v1/dead-letters/:deadLetterId/dismiss' },
});
