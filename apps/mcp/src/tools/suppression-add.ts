/** suppression_add: Who shall never be contacted again? */
import { z } from 'zod';
import { ask } from '../calls/ask.js';
import { cleanLine } from '../untrusted/clean-text.js';
import { actingTool } from './tool.js';

export const suppressionAdd = actingTool({
  name: 'suppression_add',
  title: 'Never contact again',
  description:
    'Never contact an email address, a whole domain or a LinkedIn profile again: running sequences stop and what is queued is cancelled at once. You cannot take it back. To stop a whole campaign use campaign_set_state. Example: {"value":"ana@acme.com","reason":"asked by phone"}.',
  annotations: { destructiveHint: true, idempotentHint: true, openWorldHint: false },
  input: z.strictObject({
    value: z.string().min(1).max(500).describe('Email address, domain, or LinkedIn profile URL.'),
    kind: z
      .enum(['email', 'domain', 'linkedin'])
      .optional()
      .describe('Guessed from the value when left out.'),
    reason: z.string().min(1).max(300),
  }),
  run: async (_context, { value, kind, reason }) =>
    ask('suppressions.add', { kind: kind ?? kindOf(value), value, reason }, (suppression) => ({
      text: `${suppression.kind} ${cleanLine(suppression.value)} will not be contacted any more (${suppression.id}).`,
      data: {
        suppression_id: suppression.id,
        kind: suppression.kind,
        value: cleanLine(suppression.value),
        reason: cleanLine(suppression.reason, 300),
      },
    })),
});

function kindOf(value: string): 'email' | 'domain' | 'linkedin' {
  if (/linkedin\.com/i.test(value)) return 'linkedin';
  return value.replace(/^@/, '').includes('@') ? 'email' : 'domain';
}
