/**
 * How does a tool act? It never does: it says what it would ask for, and how the answer is shown.
 *
 * Asking is done in one place (`acts.ts`), so that no tool can go around the queue.
 */
import type { ActName } from '#contracts';
import type { ToolAnswer } from '../tools/tool-answer.js';
import type { EdgeInput, EdgeOutput } from './edge.js';

export interface Ask {
  readonly operation: ActName;
  readonly input: unknown;
  readonly show: (output: unknown) => ToolAnswer | Promise<ToolAnswer>;
}

export function ask<Name extends ActName>(
  operation: Name,
  input: EdgeInput<Name>,
  show: (output: EdgeOutput<Name>) => ToolAnswer | Promise<ToolAnswer>,
): Ask {
  return { operation, input, show: (output) => show(output as EdgeOutput<Name>) };
}

export const isAsk = (answer: Ask | ToolAnswer): answer is Ask => 'operation' in answer;
