/** What does a job carry? Its payload and the trace that asked for it. */
import { z } from 'zod';

export const messageSchema = z.object({ payload: z.unknown(), traceparent: z.string().optional() });
export type JobMessage = z.output<typeof messageSchema>;

/** The fields that are wrong, in one line: `touchId: Invalid UUID; fence: expected number`. */
export function describeProblems(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.length === 0 ? 'payload' : path.join('.')}: ${message}`)
    .join('; ');
}
