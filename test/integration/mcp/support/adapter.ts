/**
 * How does an assistant meet Overture in a test?
 *
 * The real adapter over HTTP, with the reading role of Postgres and the narrow user of Redis, and a real worker of the
 * `actions` queue in this process.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  type ActionDependencies,
  createMessageIds,
  createSecretInputHash,
  createOperationHandlers,
  OperationRunner,
  wallClock,
} from '#application';
import type { McpConfig } from '#config';
import type { Scope } from '#contracts';
import { SCOPES } from '#contracts';
import { createLogger, type Logger } from '#observability';
import {
  createDatabase,
  createSecretBox,
  type Database,
  hashApiKeySecret,
  newApiKey,
  newUuidV7,
} from '#persistence';
import { actionsUserRules, JobProducer, QueueClient, QueueServer } from '#queue';
import { type INestMicroservice, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { Redis } from 'ioredis';
import { type RunningMcp, startMcp } from '../../../../apps/mcp/src/start-mcp.js';
import { ACTIONS } from '../../../../apps/worker/src/engine/engine-tokens.js';
import { ActionsController } from '../../../../apps/worker/src/handlers/actions.controller.js';
import { createTestDatabase, type TestDatabase } from '../../../support/database.js';
import { createTestRedis } from '../../../support/redis.js';

export interface Key {
  readonly key: string;
  readonly workspaceId: string;
  readonly apiKeyId: string;
}

export interface Adapter {
  readonly mcp: RunningMcp;
  readonly config: McpConfig;
  readonly rows: TestDatabase;
  /** As the worker has it. */
  readonly database: Database;
  readonly operations: OperationRunner;
  /** Every line that the adapter logged. */
  readonly logged: readonly string[];
  readonly jobs: QueueClient;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  workspace(planPolicy?: 'auto' | 'person'): Promise<string>;
  key(workspaceId: string, scopes?: readonly Scope[], kind?: 'service' | 'person'): Promise<Key>;
  close(): Promise<void>;
}

const SECRET = randomBytes(32).toString('base64');

export async function openAdapter(): Promise<Adapter> {
  const rows = await createTestDatabase();
  const redis = await createTestRedis();
  const database = createDatabase({ url: rows.engineUrl, label: 'test-worker', poolSize: 6 });
  const admin = new Redis(redis.url);
  const user = `adapter-${redis.prefix}`;
  await admin.acl('SETUSER', user, ...actionsUserRules(redis.prefix), '>adapter-password');
  const config: McpConfig = {
    LOG_LEVEL: 'info',
    LISTEN_HOST: '127.0.0.1',
    QUEUE_PREFIX: redis.prefix,
    DATABASE_URL_READER: rows.readerUrl,
    REDIS_ADAPTER_URL: asUser(redis.url, user, 'adapter-password'),
    MCP_PORT: 0,
    OVERTURE_KEY_PEPPER: randomBytes(32).toString('base64'),
    MCP_ALLOWED_HOSTS: ['overture.example'],
  };
  const logged: string[] = [];
  const mcp = await startMcp(config, logInto(logged));
  const jobs = new QueueClient({ connection: redis.url, prefix: redis.prefix });
  const operations = createOperations(database);
  let worker: INestMicroservice | undefined;
  const stopWorker = async () => {
    await worker?.close();
    worker = undefined;
  };
  return {
    mcp,
    config,
    rows,
    database,
    operations,
    logged,
    jobs,
    startWorker: async () => {
      worker = await startActionWorker({ unitOfWork: database.unitOfWork, operations }, jobs, redis);
    },
    stopWorker,
    workspace: async (planPolicy = 'auto') => {
      const id = newUuidV7();
      await database.engineSql.rows(
        `INSERT INTO workspaces (id, name, plan_policy, created_at) VALUES ($1::uuid, 'Acme', $2, now())`,
        [id, planPolicy],
      );
      return id;
    },
    key: async (workspaceId, scopes = SCOPES, kind = 'service') => {
      const { key, lookup, secret } = newApiKey();
      const apiKeyId = newUuidV7();
      await database.engineSql.rows(
        `INSERT INTO api_keys (workspace_id, id, name, lookup, secret_hash, scopes, kind, created_at)
         VALUES ($1::uuid, $2::uuid, 'test', $3, $4, $5::text[], $6, now())`,
        [
          workspaceId,
          apiKeyId,
          lookup,
          hashApiKeySecret(config.OVERTURE_KEY_PEPPER, secret),
          [...scopes],
          kind,
        ],
      );
      return { key, workspaceId, apiKeyId };
    },
    close: async () => {
      await mcp.close();
      await stopWorker();
      await jobs.close();
      await admin.acl('DELUSER', user);
      admin.disconnect();
      await database.close();
      await rows.close();
    },
  };
}

function logInto(lines: string[]): Logger {
  return createLogger({
    name: 'mcp',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
}

function createOperations(database: Database): OperationRunner {
  return new OperationRunner({
    unitOfWork: database.unitOfWork,
    clock: wallClock,
    handlers: createOperationHandlers({
      secrets: createSecretBox({ current: 'k1', keys: { k1: SECRET } }),
      publicUrl: 'http://127.0.0.1',
      messageId: createMessageIds(SECRET),
      outgoing: { check: async () => undefined },
    }),
    newId: newUuidV7,
    hashSecretInput: createSecretInputHash(SECRET),
  });
}

async function startActionWorker(
  actions: ActionDependencies,
  jobs: QueueClient,
  { url, prefix }: { url: string; prefix: string },
): Promise<INestMicroservice> {
  class ActionModule {}
  Module({
    controllers: [ActionsController],
    providers: [
      { provide: ACTIONS, useValue: actions },
      { provide: JobProducer, useValue: jobs },
    ],
  })(ActionModule);
  const strategy = new QueueServer({
    connection: url,
    prefix,
    queues: {
      actions: { concurrency: 4 },
      engine: 'not served',
      dispatch: 'not served',
      inbox: 'not served',
      imports: 'not served',
    },
    closeDeadlineMs: 2_000,
  });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(ActionModule, {
    strategy,
    logger: false,
  });
  await app.listen();
  return app;
}

/** The same server for another user, whoever the given address is for. */
function asUser(url: string, username: string, password: string): string {
  const address = new URL(url);
  address.username = username;
  address.password = password;
  return address.href;
}
