/** May this caller ask for this, and does what they sent make sense? The same check for REST, actions and reads. */
import {
  type FieldProblem,
  fieldProblems,
  type InputOf,
  OPERATIONS,
  type OperationName,
  Refusal,
  type Scope,
} from '#contracts';
import type { z } from 'zod';
import { refuseUnstorableText } from '../text/storable-text.js';
import type { Caller } from './caller.js';

export function requireScope(caller: Caller, name: OperationName): void {
  requireScopeFor(caller, name, OPERATIONS[name].scope);
}

export function requireScopeFor(caller: Caller, name: string, scope: Scope): void {
  if (caller.scopes.includes(scope)) return;
  throw new Refusal(
    'missing_scope',
    `${name} needs the scope ${scope}.`,
    `Use a key that has it: overture key --scopes ${[...caller.scopes, scope].join(',')}`,
  );
}

/** Decodes the input as it came in at the edge: every problem is reported at once, with its path. */
export function decodeInput<Name extends OperationName>(name: Name, input: unknown): InputOf<Name> {
  return decodeBy(OPERATIONS[name].input, name, input) as InputOf<Name>;
}

export function decodeBy<Schema extends z.ZodObject>(
  schema: Schema,
  name: string,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(input ?? {});
  if (result.success) {
    refuseUnstorableText(result.data);
    return result.data;
  }
  const problems = problemsOf(result.error);
  throw new Refusal(
    'invalid_input',
    `The input of ${name} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}.`,
    'Correct the fields named in "fields" and send it again.',
    problems,
  );
}

export function problemsOf(error: z.ZodError): readonly FieldProblem[] {
  return fieldProblems(error.issues);
}
