/** reply_plan: What would an answer say? Its recipient comes from the thread, never from an argument. */
import { z } from 'zod';
import { ask } from '../calls/ask.js';
import { planAnswer } from './plan-answer.js';
import { actingTool } from './tool.js';

export const replyPlan = actingTool({
  name: 'reply_plan',
  title: 'Plan a reply',
  description:
    'Draft an answer in a conversation. Sends nothing: show the draft to whoever asked, then call plan_execute. It goes to the person who wrote, in their thread, and nowhere else. Read the thread first (thread_get). Write plain text, in the language of the person.',
  annotations: { destructiveHint: false, idempotentHint: false, openWorldHint: false },
  input: z.strictObject({
    conversation_id: z.string().min(1).max(60).describe('From inbox_list.'),
    text: z.string().min(1).max(8_000),
  }),
  run: async (_context, { conversation_id: conversationId, text }) =>
    ask('conversations.plan_reply', { conversationId, text }, planAnswer),
});
