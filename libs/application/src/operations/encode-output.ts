/** How does an answer leave? Encoded by the contract of its operation: ids with prefixes, instants as text. */
import { OPERATIONS, type OperationName } from '#contracts';
import { z } from 'zod';

export function encodeOutput(name: OperationName, output: unknown): z.core.util.JSONType {
  return z.encode(OPERATIONS[name].output as z.ZodType, output) as z.core.util.JSONType;
}
