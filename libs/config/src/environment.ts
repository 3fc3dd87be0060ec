/** What is wrong with the environment? Everything at once, with what to do, and never a value: it may be a secret. */
import { z } from 'zod';

export class BadEnvironment extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The environment is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n` +
        'Set these variables and start again. docs/configuration.md tells what each means.',
    );
    this.name = 'BadEnvironment';
  }
}

/** Reads and checks the variables that a schema names; an empty variable counts as absent. */
export function readEnvironment<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new BadEnvironment(
    result.error.issues.map((issue) => {
      const [name, ...inner] = issue.path.map(String);
      const place = [name, ...inner].join('.');
      return given[name ?? ''] === undefined ? `${place} is missing` : `${place}: ${issue.message}`;
    }),
  );
}
