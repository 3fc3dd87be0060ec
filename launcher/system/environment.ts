/**
 * What does each app learn from the launcher? Only what it needs: the adapter that faces AI assistants gets the
 * read-only role and the narrow Redis user, and neither the sealing key nor any other database URL.
 */
import { withRole } from '../postgres/client.ts';
import type { Infrastructure } from './infrastructure.ts';

export type AppName = 'api' | 'worker' | 'mcp';

/** Where each app listens, on 127.0.0.1. */
export type AppPorts = Readonly<Record<AppName, number>>;

export interface SystemSettings {
  readonly ports: AppPorts;
  /** Where business time comes from, when it is not the wall clock. */
  readonly businessClockUrl?: string;
  /** Further variables of one run for API and worker, such as the worker's pace in a demo. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** Variables of the machine that any Node program may need. */
const OF_THE_MACHINE =
  /^(PATH|HOME|USER|LANG|LC_.*|TZ|TMPDIR|NODE_EXTRA_CA_CERTS|SSL_CERT_.*|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY|OTEL_.*|LOG_LEVEL|LISTEN_HOST)$/;

/** What the launcher hands out itself, app by app, and what no app may have. */
const HANDED_OUT =
  /^(DATABASE_URL.*|REDIS_.*|PG[A-Z]+|ROLE_PASSWORDS|OVERTURE_(?!WEBHOOK_).*|QUEUE_PREFIX|(API|MCP|WORKER_HEALTH|SANDBOX.*)_PORT|BUSINESS_CLOCK_URL|NODE_OPTIONS)$/;

const pick = (wanted: (name: string) => boolean): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => wanted(name)));

/** The machine's own variables alone. */
export const machineEnvironment = (): NodeJS.ProcessEnv => pick((name) => OF_THE_MACHINE.test(name));

/** The person's settings of the sandbox: how many people, how many senders. */
export const sandboxEnvironment = (): NodeJS.ProcessEnv => pick((name) => name.startsWith('SANDBOX_'));

/** The machine's variables, and what a person exported for the product (WORKER_INBOX_MS …). */
const personsEnvironment = (): NodeJS.ProcessEnv => pick((name) => !HANDED_OUT.test(name));

export const databaseUrls = ({ databaseUrl, secrets: { rolePasswords } }: Infrastructure) => ({
  DATABASE_URL_API: withRole(databaseUrl, 'overture_api', rolePasswords.api),
  DATABASE_URL_ENGINE: withRole(databaseUrl, 'overture_engine', rolePasswords.engine),
  DATABASE_URL_READER: withRole(databaseUrl, 'overture_reader', rolePasswords.reader),
});

export const migrateEnvironment = ({ databaseUrl, secrets }: Infrastructure): NodeJS.ProcessEnv => ({
  ...machineEnvironment(),
  DATABASE_URL_OWNER: databaseUrl,
  ROLE_PASSWORDS: JSON.stringify(secrets.rolePasswords),
});

export const createKeyEnvironment = (infrastructure: Infrastructure): NodeJS.ProcessEnv => ({
  ...machineEnvironment(),
  DATABASE_URL_API: databaseUrls(infrastructure).DATABASE_URL_API,
  OVERTURE_KEY_PEPPER: infrastructure.secrets.keyPepper,
});

export const apiUrl = (ports: AppPorts): string => `http://127.0.0.1:${ports.api}`;
export const mcpUrl = (port: number): string => `http://127.0.0.1:${port}/mcp`;

export function appEnvironment(
  app: AppName,
  infrastructure: Infrastructure,
  { ports, businessClockUrl, extra = {} }: SystemSettings,
): NodeJS.ProcessEnv {
  const { secrets, redisUrl, redisAdapterUrl, prefix } = infrastructure;
  const urls = databaseUrls(infrastructure);
  const common: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    QUEUE_PREFIX: prefix,
    API_PUBLIC_URL: process.env['API_PUBLIC_URL'] || apiUrl(ports),
    ...(businessClockUrl === undefined ? {} : { BUSINESS_CLOCK_URL: businessClockUrl }),
  };
  switch (app) {
    case 'api':
      return {
        ...personsEnvironment(),
        ...common,
        ...extra,
        API_PORT: String(ports.api),
        DATABASE_URL_API: urls.DATABASE_URL_API,
        REDIS_URL: redisUrl,
        OVERTURE_SECRET_KEY: secrets.secretKey,
        OVERTURE_KEY_PEPPER: secrets.keyPepper,
      };
    case 'worker':
      return {
        ...personsEnvironment(),
        ...common,
        ...extra,
        WORKER_HEALTH_PORT: String(ports.worker),
        DATABASE_URL_ENGINE: urls.DATABASE_URL_ENGINE,
        REDIS_URL: redisUrl,
        OVERTURE_SECRET_KEY: secrets.secretKey,
      };
    case 'mcp':
      return {
        ...machineEnvironment(),
        ...pick((name) => name === 'MCP_ALLOWED_HOSTS'),
        ...common,
        MCP_PORT: String(ports.mcp),
        DATABASE_URL_READER: urls.DATABASE_URL_READER,
        REDIS_ADAPTER_URL: redisAdapterUrl,
        OVERTURE_KEY_PEPPER: secrets.keyPepper,
      };
  }
}
