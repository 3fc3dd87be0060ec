/** Which fields does a schema object to? Each problem with its path, as in `graph.steps[2].then`. */
import type { z } from 'zod';
import type { FieldProblem } from './refusal.js';

type Issue = z.core.$ZodIssue;

export function fieldProblems(issues: readonly Issue[]): FieldProblem[] {
  const misfits = new Set(
    issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => pathOf(path)),
  );
  return issues
    .map((issue) => ({ path: pathOf(issue.path), message: issue.message, code: issue.code }))
    .filter(({ path, code }) => !(SIZES.has(code) && misfits.has(path)))
    .map(({ path, message }) => ({ path, message }));
}

/** zod measures a list where a text was expected, too; of what kind it should be is all there is to say then. */
const SIZES: ReadonlySet<string> = new Set(['too_small', 'too_big']);

function pathOf(path: Issue['path']): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}${text ? '.' : ''}${String(part)}`,
    '',
  );
}
