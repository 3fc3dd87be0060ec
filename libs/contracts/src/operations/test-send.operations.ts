/** Seeing the words before anybody else does: previews, and emails to oneself. */
import { z } from 'zod';
import { TOUCH_STEP_KINDS } from '#domain';
import { id, instant } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { stepId } from './step-shapes.js';

const rendered = {
  stepId: z.string(),
  kind: z.enum(TOUCH_STEP_KINDS),
  subject: z.string().nullable(),
  text: z.string(),
  missing: z
    .array(z.string())
    .meta({ description: 'Variables without a value or a default: such a lead is left out of a launch.' }),
};

export const previewCampaign = defineOperation({
  name: 'campaigns.preview',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'The messages as leads will read them: three of the audience, or the one that is named',
  input: z.strictObject({
    campaignId: id('campaign'),
    leadId: id('lead').optional(),
    stepId: stepId.optional(),
  }),
  output: z.object({
    messages: z.array(
      z.object({
        leadId: id('lead')
          .nullable()
          .meta({ description: 'Null for a made-up person: the audience is empty.' }),
        leadName: z.string(),
        senderName: z.string().nullable(),
        reachable: z.boolean().meta({ description: 'False: the step is passed over for this lead.' }),
        ...rendered,
      }),
    ),
  }),
  http: { method: 'GET', path: '/v1/campaigns/:campaignId/preview' },
});

export const testSendView = z.object({
  id: id('touch'),
  state: z.enum(['waiting', 'sending', 'sent', 'failed']),
  reason: z.string().nullable().meta({ description: 'Why it waits or failed.' }),
  to: z.string(),
  accountId: id('account'),
  stepId: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
});

export const testSend = defineOperation({
  name: 'campaigns.test_send',
  kind: 'act',
  scope: 'messages:send',
  summary: 'Send one step to an own mailbox, marked [Test]; LinkedIn steps are shown, not sent',
  input: z.strictObject({
    campaignId: id('campaign'),
    stepId,
    to: z
      .string()
      .max(320)
      .meta({ description: 'The address of a mailbox that is connected to this workspace.' }),
    leadId: id('lead').optional().meta({
      description: 'Whose data fill the text; left out: the first of the audience, or a made-up person.',
    }),
    accountId: id('account')
      .optional()
      .meta({ description: 'A mailbox of the campaign; left out: the first.' }),
  }),
  output: z.object({
    test: testSendView.nullable().meta({ description: 'Null: nothing is sent, see the note.' }),
    note: z.string(),
    rendered: z.object(rendered),
  }),
  http: { method: 'POST', path: '/v1/campaigns/:campaignId/test-send', status: 202 },
});
export const getTestSend = defineOperation({
  name: 'campaigns.get_test_send',
  kind: 'read',
  scope: 'outreach:read',
  summary: 'What became of a test that was sent',
  input: z.strictObject({ touchId: id('touch') }),
  output: testSendView,
  http: { method: 'GET', path: '/v1/test-sends/:touchId' },
});
