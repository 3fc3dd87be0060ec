/** How is a tool called? Arguments are checked, the tool answers or asks, and every "no" says what to do next. */
import { type Caller, type OperationReader, problemsOf } from '#application';
import { Refusal } from '#contracts';
import type { Log } from '#observability';
import { randomUUID } from 'node:crypto';
import type { Acts } from '../calls/acts.js';
import { type Ask, isAsk } from '../calls/ask.js';
import { readAs } from '../calls/read.js';
import { refusalAnswer, unexpectedAnswer } from './error-answer.js';
import { acceptedAnswer, doneAnswer, notAcceptedAnswer } from './act-answer.js';
import type { Tool } from './tool.js';
import type { ToolAnswer } from './tool-answer.js';

export interface ToolDependencies {
  readonly reader: OperationReader;
  readonly acts: Acts;
  readonly log: Log;
}

/** Never throws. */
export async function runTool(
  deps: ToolDependencies,
  caller: Caller,
  tool: Tool,
  given: unknown,
): Promise<ToolAnswer> {
  const started = performance.now();
  const answer = bounded(await attempt(deps, caller, tool, given));
  const { workspaceId, apiKeyId } = caller;
  const durationMs = Math.round(performance.now() - started);
  const failed = answer.isError === true;
  deps.log.info({ tool: tool.name, workspaceId, apiKeyId, durationMs, failed }, 'tool called');
  return answer;
}

/** Clients cut longer answers themselves, at the wrong place. In characters. */
const LONGEST_TEXT = 24_000;
const LONGEST_DATA = 60_000;
const TOO_LONG = 'The rest is left out: ask for less at once, with limit or for a single one.';

function bounded(answer: ToolAnswer): ToolAnswer {
  const { text, data } = answer;
  return {
    ...answer,
    text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}\n${TOO_LONG}` : text,
    data: JSON.stringify(data).length > LONGEST_DATA ? { left_out: TOO_LONG } : data,
  };
}

async function attempt(
  deps: ToolDependencies,
  caller: Caller,
  tool: Tool,
  given: unknown,
): Promise<ToolAnswer> {
  try {
    const args = checkArguments(tool, given);
    const read = readAs(deps.reader, caller);
    const answer = await tool.run({ caller, read, acts: deps.acts }, args);
    return isAsk(answer) ? await perform(deps, caller, answer, args) : answer;
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    deps.log.error({ err: error, tool: tool.name }, 'a tool failed');
    return unexpectedAnswer();
  }
}

function checkArguments(tool: Tool, given: unknown): Record<string, unknown> {
  const result = tool.input.safeParse(given ?? {});
  if (result.success) return result.data;
  const known = Object.keys(tool.input.shape).join(', ');
  throw new Refusal(
    'invalid_input',
    `The arguments of ${tool.name} do not fit.`,
    `Correct what is named and call ${tool.name} again. Its arguments: ${known || 'none'}.`,
    problemsOf(result.error),
  );
}

async function perform(
  { acts }: ToolDependencies,
  caller: Caller,
  { operation, input, show }: Ask,
  args: Record<string, unknown>,
): Promise<ToolAnswer> {
  const given = args['idempotency_key'];
  const idempotencyKey = typeof given === 'string' ? given : `mcp-${randomUUID()}`;
  const answer = await acts.request(caller, { operation, input, idempotencyKey });
  switch (answer.status) {
    case 'succeeded':
      return doneAnswer(await show(answer.output), answer.actionId, idempotencyKey);
    case 'accepted':
      return acceptedAnswer(answer.actionId, idempotencyKey);
    case 'not_accepted':
      return notAcceptedAnswer(idempotencyKey);
  }
}
