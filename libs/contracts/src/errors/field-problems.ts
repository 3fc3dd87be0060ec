/** Which fields does a schema object to? Each problem with its path, as in `graph.steps[2].then`. */
import type { z } from 'zod';
import type { FieldProblem } from './refusal.js';

type Issue = z.core.$ZodIssue;

export function fieldProblems(issues: readonly Issue[]): FieldProblem[] {
  return issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message }));
}

function pathOf(path: Issue['path']): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}${text ? '.' : ''}${String(part)}`,
    '',
  );
}
