/** Of what is the API made? The use cases take everything as arguments; here they get the real things. */
import {
  createAddressChecks,
  createClock,
  createMessageIds,
  createSecretInputHash,
  createOperationHandlers,
  createStreamHandlers,
  createUnsubscribeTokens,
  type HookStore,
  ImportUploads,
  OperationRunner,
  type SecretBox,
  StreamRunner,
  unsubscribeByToken,
} from '#application';
import { addressCheckSettings, type ApiConfig, outgoingPolicy } from '#config';
import { createMetrics, type Logger, type MetricsRegistry } from '#observability';
import {
  createDatabase,
  type ClosableEventTail,
  createEngineUnitOfWork,
  createEventTail,
  createHookStore,
  createImportStaging,
  createIssueKey,
  createSecretBox,
  type Database,
  newUuidV7,
} from '#persistence';
import { createOutgoingHttp } from '#outgoing';
import { QueueClient } from '#queue';
import { createAdmission, type Entrance } from './admission/create-admission.js';
import { answerMetrics } from './health/answer-metrics.js';
import { createWakeImports } from './imports/wake-imports.js';
import { WakeEngine } from './engine/wake-engine.js';

/** Connections to Postgres that one API process may hold. */
const POOL_SIZE = 16;

export interface ApiParts {
  readonly config: ApiConfig;
  readonly logger: Logger;
  readonly database: Database;
  readonly jobs: QueueClient;
  readonly entrance: Entrance;
  readonly runner: OperationRunner;
  readonly streams: StreamRunner;
  readonly uploads: ImportUploads;
  /** Returns at once; the worker finds by itself what no wake-up told it. */
  readonly wakeImports: (workspaceId: string) => void;
  /** Tells open streams of events that something is new. */
  readonly eventTail: ClosableEventTail;
  /** Aborted when the process goes away: what would never end by itself ends. */
  readonly closing: AbortController;
  readonly metrics: MetricsRegistry;
  readonly onAnswer: (route: string, method: string, status: number, seconds: number) => void;
  readonly wakeEngine: WakeEngine;
  readonly hooks: HookStore;
  readonly secrets: SecretBox;
  /** False when the token is not one of ours. */
  readonly unsubscribe: (token: string) => Promise<boolean>;
  /** Whether a link is genuine, without acting on it. */
  readonly isUnsubscribeToken: (token: string) => boolean;
}

export function createApiParts(config: ApiConfig, logger: Logger): ApiParts {
  const database = createDatabase({
    url: config.DATABASE_URL_API,
    label: 'api',
    poolSize: POOL_SIZE,
    secretKey: config.OVERTURE_SECRET_KEY,
    onIdleError: (err) => logger.warn({ err }, 'an idle database connection broke; it is replaced'),
  });
  const metrics = createMetrics();
  const jobs = new QueueClient({ connection: config.REDIS_URL, prefix: config.QUEUE_PREFIX, log: logger });
  const clock = createClock(config.BUSINESS_CLOCK_URL);
  const secrets = createSecretBox({ current: 'k1', keys: { k1: config.OVERTURE_SECRET_KEY } });
  const tokens = createUnsubscribeTokens(config.OVERTURE_SECRET_KEY);
  const work = createEngineUnitOfWork(database.engineSql);
  const handlers = createOperationHandlers({
    secrets,
    publicUrl: config.API_PUBLIC_URL,
    issueKey: createIssueKey(config.OVERTURE_KEY_PEPPER),
    messageId: createMessageIds(config.OVERTURE_SECRET_KEY),
    addressChecks: createAddressChecks(addressCheckSettings(config)),
    outgoing: createOutgoingHttp(outgoingPolicy(config)),
  });
  const eventTail = createEventTail({ pool: database.pool, sql: database.engineSql });
  return {
    config,
    logger,
    database,
    jobs,
    entrance: createAdmission(database.engineSql, config, logger),
    metrics,
    onAnswer: answerMetrics(metrics),
    runner: new OperationRunner({
      unitOfWork: database.unitOfWork,
      clock,
      handlers,
      newId: newUuidV7,
      hashSecretInput: createSecretInputHash(config.OVERTURE_SECRET_KEY),
    }),
    uploads: new ImportUploads({
      unitOfWork: database.unitOfWork,
      staging: createImportStaging(database.pool),
      clock,
      newId: newUuidV7,
      limits: { maxBytes: config.IMPORT_MAX_BYTES, maxRows: config.IMPORT_MAX_ROWS },
    }),
    wakeImports: createWakeImports(jobs, logger),
    streams: new StreamRunner({
      unitOfWork: database.unitOfWork,
      clock,
      handlers: createStreamHandlers({ eventTail }),
    }),
    eventTail,
    closing: new AbortController(),
    wakeEngine: new WakeEngine(jobs, logger),
    hooks: createHookStore(database.engineSql),
    secrets,
    unsubscribe: (token) => unsubscribeByToken({ work, tokens, now: () => clock.now() }, token),
    isUnsubscribeToken: (token) => tokens.read(token) !== undefined,
  };
}
