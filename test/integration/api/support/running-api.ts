/** How does a test talk to the API? Over HTTP, to a listening server on real Postgres and Redis. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Scope, SCOPES } from '#contracts';
import type { ApiConfig } from '#config';
import { silentLogger } from '#observability';
import { createApiKey, createDatabase } from '#persistence';
import { type Api, startApi } from '../../../../apps/api/src/start-api.js';
import { createTestDatabase, type TestDatabase } from '../../../support/database.js';
import { createTestRedis } from '../../../support/redis.js';

const secret = (): string => randomBytes(32).toString('base64');

export interface RunningApi {
  readonly url: string;
  readonly config: ApiConfig;
  readonly rows: TestDatabase;
  /** As the owner: sees everything. */
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  key(options?: KeyOptions): Promise<string>;
  close(): Promise<void>;
}

export interface KeyOptions {
  readonly scopes?: readonly Scope[];
  readonly kind?: 'service' | 'person';
  readonly workspace?: string;
}

export interface RunningOptions {
  readonly change?: (config: ApiConfig) => ApiConfig | Promise<ApiConfig>;
}

export async function runApi({ change = (config) => config }: RunningOptions = {}): Promise<RunningApi> {
  const rows = await createTestDatabase();
  const redis = await createTestRedis();
  const config = await change({
    LOG_LEVEL: 'silent',
    LISTEN_HOST: '127.0.0.1',
    API_PORT: 0,
    QUEUE_PREFIX: redis.prefix,
    REDIS_URL: redis.url,
    DATABASE_URL_API: rows.apiUrl,
    API_READS_PER_MINUTE: 1_000_000,
    IMPORT_MAX_BYTES: 2_000_000_000,
    IMPORT_MAX_ROWS: 5_000_000,
    API_ACTS_PER_MINUTE: 1_000_000,
    API_FAILURES_PER_MINUTE: 600,
    API_TRUSTED_PROXIES: '',
    API_PUBLIC_URL: 'https://outreach.example',
    OVERTURE_SECRET_KEY: secret(),
    OVERTURE_KEY_PEPPER: secret(),
  });
  const api: Api = await startApi(config, { logger: silentLogger });
  const owner = new pg.Pool({ connectionString: rows.ownerUrl, max: 2 });
  // A database that is dropped may cut a connection that is just closing.
  owner.on('error', () => undefined);
  const keys = createDatabase({ url: rows.apiUrl, label: 'test-keys', poolSize: 1 });
  return {
    url: api.url,
    config,
    rows,
    query: async <Row extends object>(text: string, values: unknown[] = []) =>
      (await owner.query<Row>(text, values)).rows,
    key: async ({ scopes = SCOPES, kind = 'service', workspace = 'First' } = {}) => {
      const request = { name: 'test', scopes, kind, workspace };
      const now = Temporal.Now.instant();
      return (await createApiKey(keys.engineSql, config.OVERTURE_KEY_PEPPER, request, now)).key;
    },
    close: async () => {
      await api.close();
      await keys.close();
      await owner.end();
      await rows.close();
    },
  };
}

/** The fields of answers that tests look at one by one; everything else is compared as a whole. */
export interface JsonBody {
  readonly id: string;
  readonly lead: { readonly id: string };
  readonly enrolled: number;
  readonly url: string;
  readonly secret: string;
  readonly code: string;
  readonly detail: string;
  readonly nextStep: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  readonly data: readonly { readonly firstName: string | null; readonly value: string }[];
  readonly enrollments: readonly Readonly<Record<string, unknown>>[];
  readonly checks: Readonly<Record<string, { readonly ok: boolean } | undefined>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Empty of a stream of events, which would not end. */
  readonly text: string;
  /** Undefined when the answer is not JSON. */
  readonly body: JsonBody;
}

export interface CallOptions {
  readonly key?: string;
  /** Sent as JSON, unless it is text or bytes. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What `body` is of an answer that is not JSON: reading a field of it fails the test. */
const NO_BODY = undefined as unknown as JsonBody;

export async function call(
  { url }: Pick<RunningApi, 'url'>,
  method: string,
  path: string,
  { key, body, headers = {} }: CallOptions = {},
): Promise<Answer> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: isRaw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    redirect: 'manual',
  });
  const isEndless = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (isEndless) await response.body?.cancel();
  const text = isEndless ? '' : await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== '' ? (JSON.parse(text) as JsonBody) : NO_BODY,
  };
}

/** Every refusal has this shape, whoever refused. */
export function expectProblem(answer: Answer, status: number, code: string): void {
  expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toEqual({
    type: `urn:overture:problem:${code}`,
    title: expect.stringMatching(/./),
    status,
    detail: expect.stringMatching(/./),
    code,
    nextStep: expect.stringMatching(/./),
    fields: expect.any(Array),
    requestId: answer.headers.get('x-request-id'),
  });
}
