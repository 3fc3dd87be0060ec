/** What does the adapter for assistants need to know? Little: it can read one workspace and put actions on a queue. */
import { z } from 'zod';
import { readEnvironment } from './environment.js';
import { everyProcess, variable } from './shared-schema.js';

const schema = z.object({
  ...everyProcess,
  DATABASE_URL_READER: variable.postgresUrl,
  /** A Redis user that may touch the `actions` queue alone. */
  REDIS_ADAPTER_URL: variable.redisUrl,
  MCP_PORT: variable.port,
  OVERTURE_KEY_PEPPER: variable.key,
  /** Host names under which the endpoint may be addressed, besides loopback (guards against DNS rebinding). */
  MCP_ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((host) => host.trim())
        .filter(Boolean),
    ),
});

export type McpConfig = z.output<typeof schema>;

export function readMcpConfig(env?: Readonly<Record<string, string | undefined>>): McpConfig {
  return readEnvironment(schema, env);
}
