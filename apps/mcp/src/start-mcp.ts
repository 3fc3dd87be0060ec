/** How does the adapter start and stop? It refuses to start on a database role that could write. */
import 'reflect-metadata';
import { createClock, createReadHandlers, OperationReader } from '#application';
import type { McpConfig } from '#config';
import { type Logger, NestLogger, silentLogger } from '#observability';
import { createDatabase, type Database } from '#persistence';
import { QueueClient } from '#queue';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { refuseWritingRole } from './access/refuse-writing-role.js';
import { Acts } from './calls/acts.js';
import { McpModule, type McpParts } from './mcp.module.js';
import { createProtocol } from './protocol/create-protocol.js';

const POOL_SIZE = 8;

export interface RunningMcp {
  /** Of the endpoint, with its path. */
  readonly url: string;
  readonly port: number;
  /** Finishes what is under way, and takes nothing new. */
  close(): Promise<void>;
}

export async function startMcp(config: McpConfig, logger: Logger = silentLogger): Promise<RunningMcp> {
  const database = createDatabase({ url: config.DATABASE_URL_READER, label: 'mcp', poolSize: POOL_SIZE });
  try {
    await refuseWritingRole(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const jobs = new QueueClient({
    connection: config.REDIS_ADAPTER_URL,
    prefix: config.QUEUE_PREFIX,
    log: logger,
  });
  const protocol = createProtocol({
    reader: createReader(config, database),
    acts: new Acts(jobs, database.unitOfWork),
    log: logger,
  });
  const close = async (app?: NestFastifyApplication): Promise<void> => {
    await protocol.close();
    await app?.close();
    await jobs.close();
    await database.close();
  };
  try {
    const app = await createApp(
      {
        log: logger,
        database,
        jobs,
        protocol,
        keyPepper: config.OVERTURE_KEY_PEPPER,
        allowedHosts: config.MCP_ALLOWED_HOSTS,
      },
      logger,
    );
    await app.listen(config.MCP_PORT, config.LISTEN_HOST);
    const { port } = new URL(await app.getUrl());
    return { url: `http://127.0.0.1:${port}/mcp`, port: Number(port), close: () => close(app) };
  } catch (error) {
    await close();
    throw error;
  }
}

function createReader(config: McpConfig, { unitOfWork }: Database): OperationReader {
  return new OperationReader({
    unitOfWork,
    clock: createClock(config.BUSINESS_CLOCK_URL),
    handlers: createReadHandlers(),
  });
}

async function createApp(parts: McpParts, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter();
  // The SDK reads bodies itself: it answers broken JSON, wrong media types and too large ones in the protocol's way.
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null));
  return NestFactory.create<NestFastifyApplication>(McpModule.of(parts), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
  });
}
