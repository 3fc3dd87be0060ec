/** What does the API need to know? */
import { z } from 'zod';
import { readEnvironment } from './environment.js';
import { addressChecks, everyProcess, outgoing, variable } from './shared-schema.js';

const perMinute = z.coerce.number().int().min(1).max(1_000_000);

const schema = z.object({
  ...everyProcess,
  ...addressChecks,
  ...outgoing,
  DATABASE_URL_API: variable.postgresUrl,
  REDIS_URL: variable.redisUrl,
  API_PORT: variable.port,
  /** How people and providers reach the API from outside: it stands in unsubscribe links and webhook addresses. */
  API_PUBLIC_URL: variable.httpUrl,
  /** What a key may do in a minute that has no budget of its own. */
  API_READS_PER_MINUTE: perMinute.default(6_000),
  API_ACTS_PER_MINUTE: perMinute.default(1_200),
  /** Calls without a good key that one address may make in a minute, at one process. */
  API_FAILURES_PER_MINUTE: perMinute.default(600),
  /** Addresses or ranges of reverse proxies whose X-Forwarded-For is believed, separated by commas. */
  API_TRUSTED_PROXIES: z
    .string()
    .regex(/^[\da-fA-F.:/, ]*$/, 'expected addresses or ranges like 10.0.0.0/8, separated by commas')
    .default(''),
  /** Largest file of leads that may be uploaded. */
  IMPORT_MAX_BYTES: z.coerce.number().int().min(1_000).max(100_000_000_000).default(2_000_000_000),
  IMPORT_MAX_ROWS: z.coerce.number().int().min(1).max(100_000_000).default(5_000_000),
  OVERTURE_SECRET_KEY: variable.key,
  OVERTURE_KEY_PEPPER: variable.key,
});

export type ApiConfig = z.output<typeof schema>;

export function readApiConfig(env?: Readonly<Record<string, string | undefined>>): ApiConfig {
  return readEnvironment(schema, env);
}
