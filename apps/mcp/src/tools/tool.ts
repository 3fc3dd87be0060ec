/** What is a tool? A task of an assistant, in words made for a model, composed of operations. */
import type { Caller } from '#application';
import { z } from 'zod';
import type { Acts } from '../calls/acts.js';
import type { Ask } from '../calls/ask.js';
import type { Read } from '../calls/read.js';
import type { ToolAnswer } from './tool-answer.js';

export interface ToolContext {
  readonly caller: Caller;
  readonly read: Read;
  /** To look up what became of an earlier call. */
  readonly acts: Pick<Acts, 'find'>;
}

export interface ToolAnnotations {
  readonly readOnlyHint: boolean;
  /** May it take something away that was there? */
  readonly destructiveHint: boolean;
  /** Is a second call with the same arguments without further effect? */
  readonly idempotentHint: boolean;
  /** Does it reach people outside? */
  readonly openWorldHint: boolean;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly annotations: ToolAnnotations;
  readonly input: z.ZodObject;
  readonly run: (context: ToolContext, args: Record<string, unknown>) => Promise<ToolAnswer | Ask>;
}

interface ToolDefinition<Input extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  readonly run: (context: ToolContext, args: z.output<Input>) => Promise<ToolAnswer | Ask>;
}

export function readingTool<Input extends z.ZodObject>(definition: ToolDefinition<Input>): Tool {
  return erase(definition, definition.input, READING);
}

const idempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .describe('Only to repeat an earlier call that had no answer.');

/** Every acting tool can be repeated safely: it takes an idempotency key, made up when it is left out. */
export function actingTool<Input extends z.ZodObject>(
  definition: ToolDefinition<Input> & {
    readonly annotations: Pick<ToolAnnotations, 'destructiveHint' | 'idempotentHint' | 'openWorldHint'>;
  },
): Tool {
  const input = definition.input.extend({ idempotency_key: idempotencyKey });
  return erase(definition, input, { readOnlyHint: false, ...definition.annotations });
}

const READING: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

function erase<Input extends z.ZodObject>(
  { name, title, description, run }: ToolDefinition<Input>,
  input: z.ZodObject,
  annotations: ToolAnnotations,
): Tool {
  return {
    name,
    title,
    description,
    annotations,
    input,
    run: (context, args) => run(context, args as z.output<Input>),
  };
}
