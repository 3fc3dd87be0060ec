/** What does the API need to know? */
import { z } from 'zod';
import { readEnvironment } from './environment.js';
import { everyProcess, variable } from './shared-schema.js';

const schema = z.object({
  ...everyProcess,
  DATABASE_URL_API: variable.postgresUrl,
  REDIS_URL: variable.redisUrl,
  API_PORT: variable.port,
  /** How people and providers reach the API from outside: it stands in unsubscribe links and webhook addresses. */
  API_PUBLIC_URL: variable.httpUrl,
  OVERTURE_SECRET_KEY: variable.key,
  OVERTURE_KEY_PEPPER: variable.key,
});

export type ApiConfig = z.output<typeof schema>;

export function readApiConfig(env?: Readonly<Record<string, string | undefined>>): ApiConfig {
  return readEnvironment(schema, env);
}
