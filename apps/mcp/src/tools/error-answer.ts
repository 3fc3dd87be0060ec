/** How is a model told no? With a stable code, what went wrong, field by field, and the tool that helps. */
import type { FieldProblem, Refusal } from '#contracts';
import { currentTrace } from '#observability';
import { cleanText } from '../untrusted/clean-text.js';
import type { ToolAnswer } from './tool-answer.js';

const MOST_FIELDS = 25;

export function refusalAnswer({ code, detail, nextStep, fields }: Refusal): ToolAnswer {
  const problems = fields.slice(0, MOST_FIELDS).map(inToolWords);
  const more = fields.length - problems.length;
  const lines = [
    `${code}: ${say(detail)}`,
    ...problems.map(({ path, message }) => `- ${path ? `${path}: ` : ''}${message}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
    `Next: ${say(nextStep)}`,
  ];
  return {
    text: lines.join('\n'),
    data: { error: { code, detail: say(detail), next_step: say(nextStep), fields: problems } },
    isError: true,
  };
}

/** What went wrong inside stays in the log, under the trace that is named here. */
export function unexpectedAnswer(): ToolAnswer {
  const trace = currentTrace()?.traceId;
  const detail = `Something went wrong inside Overture${trace ? ` (trace ${trace})` : ''}.`;
  const nextStep =
    'Try once more. If it stays, tell the person who runs Overture; the log of mcp has the cause under this trace.';
  return {
    text: `internal: ${detail}\nNext: ${nextStep}`,
    data: { error: { code: 'internal', detail, next_step: nextStep, fields: [] } },
    isError: true,
  };
}

function inToolWords({ path, message }: FieldProblem): FieldProblem {
  const snake = path.replace(/^graph\./, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { path: snake, message: say(message) };
}

/** Use cases speak of operations; a model knows tools. */
const TOOL_OF: Readonly<Record<string, string>> = {
  'leads.search': 'lead_search',
  'leads.explain': 'lead_why',
  'audiences.create': 'audience_build',
  'audiences.preview': 'audience_build',
  'audiences.list': 'audience_list',
  'sequences.create': 'sequence_write',
  'sequences.update': 'sequence_write',
  'sequences.list': 'sequence_get',
  'sequences.validate': 'sequence_write',
  'campaigns.list': 'campaign_list',
  'campaigns.validate': 'campaign_launch',
  'campaigns.plan_launch': 'campaign_launch',
  'conversations.plan_reply': 'reply_plan',
  'plans.execute': 'plan_execute',
  'actions.get': 'action_get',
};
const LISTS: Readonly<Record<string, string>> = {
  leads: 'lead_search',
  audiences: 'audience_list',
  sequences: 'sequence_get',
  campaigns: 'campaign_list',
  conversations: 'inbox_list',
  accounts: 'workspace_get',
};

function say(text: string): string {
  const named = text
    .replace(/\b[a-z]+\.[a-z_]+\b/g, (name) => TOOL_OF[name] ?? name)
    .replace(/^List the (\w+) to see/, (all, kind: string) =>
      LISTS[kind] ? `Call ${LISTS[kind]} to see` : all,
    );
  return cleanText(named, 2_000).text;
}
