/**
 * How does a worker start and stop?
 *
 * It refuses to start without its session lock, and stops before it writes anything once that lock is lost.
 */
import 'reflect-metadata';
import {
  createSecretInputHash,
  createOperationHandlers,
  letGo,
  OperationRunner,
  reportFailedJob,
  reportFailure,
} from '#application';
import { outgoingPolicy, readWorkerConfig } from '#config';
import { createLogger, NestLogger, startHealthServer } from '#observability';
import { acquireWorkerLock, createDatabase, createSecretBox, newUuidV7 } from '#persistence';
import { createOutgoingHttp } from '#outgoing';
import { QueueClient, QueueServer } from '#queue';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { randomUUIDv7 } from 'node:crypto';
import { createEngine } from './engine/create-engine.js';
import { createCourier } from './webhooks/create-courier.js';
import { Loops } from './loops/loops.js';
import { stopTimesOf } from './stop-times.js';
import { WorkerModule } from './worker.module.js';

const GIVEN_UP = {
  kind: 'action',
  code: 'internal',
  message:
    'It failed each time that it was tried. The log of the worker says why, under the id of the action.',
} as const;

const config = readWorkerConfig();
const stopTimes = stopTimesOf(config.WORKER_STOP_MS);
const logger = createLogger({ name: 'worker', level: config.LOG_LEVEL });
const database = createDatabase({
  url: config.DATABASE_URL_ENGINE,
  label: 'worker',
  poolSize: config.WORKER_DISPATCH_CONCURRENCY + 8,
  secretKey: config.OVERTURE_SECRET_KEY,
});
const lock = await acquireWorkerLock(config.DATABASE_URL_ENGINE);
lock.onLost((reason) => {
  logger.fatal({ err: reason }, 'the worker lock is lost; stopping before anything else is written');
  process.exit(1);
});

const engine = createEngine(config, database, lock, logger);
const jobs = new QueueClient({ connection: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log: logger });
const secrets = createSecretBox({ current: 'k1', keys: { k1: config.OVERTURE_SECRET_KEY } });
const outgoing = createOutgoingHttp(outgoingPolicy(config));
const courier = createCourier({ database, outgoing, secrets, clock: engine.clock, log: logger });
const operations = new OperationRunner({
  unitOfWork: database.unitOfWork,
  clock: engine.clock,
  handlers: createOperationHandlers({
    secrets,
    publicUrl: config.API_PUBLIC_URL,
    messageId: engine.messageId,
    addressChecks: engine.addressChecks,
    outgoing,
  }),
  newId: () => randomUUIDv7(),
  hashSecretInput: createSecretInputHash(config.OVERTURE_SECRET_KEY),
});
const loops = new Loops(logger);
const server = new QueueServer({
  connection: config.REDIS_URL,
  prefix: config.QUEUE_PREFIX,
  queues: {
    actions: { concurrency: 4 },
    engine: { concurrency: 1 },
    dispatch: { concurrency: config.WORKER_DISPATCH_CONCURRENCY },
    inbox: { concurrency: 4 },
    imports: { concurrency: 1 },
  },
  log: logger,
  closeDeadlineMs: stopTimes.jobsMs,
  onDead: (job) => reportFailedJob(engine, job),
});

const app = await NestFactory.createMicroservice<MicroserviceOptions>(
  WorkerModule.of({
    config,
    logger,
    database,
    engine,
    actions: {
      unitOfWork: database.unitOfWork,
      operations,
      onGivenUp: (workspaceId, { id, operation }) =>
        reportFailure(engine, workspaceId, { ...GIVEN_UP, subject: id, operation }),
    },
    imports: { unitOfWork: database.unitOfWork, clock: engine.clock, newId: newUuidV7 },
    jobs,
    loops,
    courier,
  }),
  { strategy: server, logger: new NestLogger(logger) },
);
await app.listen();

const health = await startHealthServer({
  host: config.LISTEN_HOST,
  port: config.WORKER_HEALTH_PORT,
  checks: {
    postgres: () => database.engineSql.rows('SELECT 1'),
    queue: async () => {
      if (!(await jobs.isReady())) throw new Error('Redis cannot be reached.');
    },
    lock: async () => {
      if (!lock.isHeld()) throw new Error('The worker lock is lost.');
    },
    loops: async () => loops.assertTurning(),
  },
});
logger.info({ healthPort: health.port, lock: lock.key.toString() }, 'the worker is running');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stop(signal);
  });
}

async function stop(signal: string): Promise<void> {
  logger.info({ signal }, 'stopping: what is under way is finished, nothing new is taken');
  // What hangs does not keep the process: it is settled by whoever comes next.
  setTimeout(() => {
    logger.warn(
      { attempts: [...engine.underWay] },
      'not everything came to its end in time; stopping all the same',
    );
    process.exit(0);
  }, stopTimes.allMs);
  // All at once: nothing takes new work while something else comes to its end.
  const turnedOut = Promise.all([loops.stop(), courier.stop()]);
  await app.close();
  const abandoned = [...engine.underWay];
  await lock.release();
  if (abandoned.length > 0) {
    const attempts = await letGo(engine);
    logger.warn({ abandoned, attempts }, 'sends that did not come to their end are left to their evidence');
  }
  await turnedOut;
  await jobs.close();
  await health.close();
  await database.close();
  process.exit(0);
}
