/** How does an answer leave? Encoded by the contract of its operation: ids with prefixes, instants as text. */
import { encoderOf, OPERATIONS, type OperationName } from '#contracts';
import type { z } from 'zod';

export function encodeOutput(name: OperationName, output: unknown): z.core.util.JSONType {
  return encoderOf(OPERATIONS[name].output)(output);
}
