/** What does the migrate program need to know? Who owns the database, and the passwords of the roles it makes. */
import { z } from 'zod';
import { readEnvironment } from './environment.js';

/** JSON text in a variable, checked by a schema. */
const rolePasswords = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'expected JSON: {"api":"…","engine":"…","reader":"…"}' });
      return z.NEVER;
    }
  })
  .pipe(
    z.strictObject({
      api: z.string().min(12, 'expected at least 12 characters'),
      engine: z.string().min(12, 'expected at least 12 characters'),
      reader: z.string().min(12, 'expected at least 12 characters'),
    }),
  );

const schema = z.object({
  /** Of a role that owns the database and may create roles. */
  DATABASE_URL_OWNER: z.url({ protocol: /^postgres(ql)?$/, message: 'expected postgresql://…' }),
  ROLE_PASSWORDS: rolePasswords,
});

export interface MigrateConfig {
  readonly ownerUrl: string;
  readonly rolePasswords: { readonly api: string; readonly engine: string; readonly reader: string };
}

export function readMigrateConfig(env?: Readonly<Record<string, string | undefined>>): MigrateConfig {
  const read = readEnvironment(schema, env);
  return { ownerUrl: read.DATABASE_URL_OWNER, rolePasswords: read.ROLE_PASSWORDS };
}
