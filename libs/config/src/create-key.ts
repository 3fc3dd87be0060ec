/** What does the program that makes API keys need to know? Where to keep the hash, and what it is made with. */
import { z } from 'zod';
import { readEnvironment } from './environment.js';
import { variable } from './shared-schema.js';

const schema = z.object({
  DATABASE_URL_API: variable.postgresUrl,
  OVERTURE_KEY_PEPPER: variable.key,
});

export type CreateKeyConfig = z.output<typeof schema>;

export function readCreateKeyConfig(env?: Readonly<Record<string, string | undefined>>): CreateKeyConfig {
  return readEnvironment(schema, env);
}
