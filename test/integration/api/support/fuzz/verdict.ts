/** Is this an answer that a stranger may get? Whatever was asked. */
import type { Answer } from '../running-api.js';

/** What shows how the house is built. */
const INSIDES: readonly (readonly [string, RegExp])[] = [
  ['a stack trace', /\n\s+at |\bat [\w.<>]+ \(|node:internal|node_modules|\.(ts|js):\d+/],
  ['SQL', /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^"]*\b(FROM|SET|VALUES|WHERE)\b/],
  [
    'an error of Postgres',
    /relation \\?"|violates|invalid input syntax|SQLSTATE|out of range for type|deadlock detected/,
  ],
  [
    'an error of a library',
    /PrismaClient|ZodError|invalid_union|ECONN|SyntaxError|TypeError|Cannot read propert/,
  ],
  ['a file', /file:\/\/|\/home\/|\/usr\/|\/libs\/|\/apps\//],
];

/** What is wrong with it, or nothing. `said` is what the caller sent: an answer may quote it. */
export function faultsOf(answer: Answer, said: string): string[] {
  if (answer.status >= 500) return [`status ${answer.status}`];
  if (answer.status < 400) return [];
  const problem = answer.body as unknown as Readonly<Record<string, unknown>> | undefined;
  const isProblem =
    answer.headers.get('content-type')?.startsWith('application/problem+json') === true &&
    problem?.['status'] === answer.status &&
    ['type', 'title', 'detail', 'code', 'nextStep', 'requestId'].every(
      (field) => typeof problem[field] === 'string' && problem[field] !== '',
    ) &&
    Array.isArray(problem['fields']);
  if (!isProblem) return [`no problem document`];
  const { requestId: _requestId, ...words } = problem;
  const text = JSON.stringify(words);
  return INSIDES.flatMap(([what, pattern]) => {
    const [found] = pattern.exec(text) ?? [];
    return found === undefined || said.includes(found) ? [] : [`shows ${what}: ${found}`];
  });
}
