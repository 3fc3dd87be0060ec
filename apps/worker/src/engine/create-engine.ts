/** Of what is the engine made? The use cases take everything as arguments; here they get the real things. */
import {
  createAddressChecks,
  createClock,
  createMessageIds,
  createUnsubscribeTokens,
  type EngineDependencies,
} from '#application';
import { createChannels } from '#channels';
import { addressCheckSettings, type WorkerConfig } from '#config';
import { type Log, silentLogger } from '#observability';
import { createEngineUnitOfWork, createSecretBox, type Database, type WorkerLock } from '#persistence';
import { randomUUIDv7 } from 'node:crypto';

/** Far more than a worker sends in a round, far less than Redis or a process would feel. */
const MOST_AHEAD = 5_000;

export function createEngine(
  config: WorkerConfig,
  database: Database,
  lock: WorkerLock,
  log: Log = silentLogger,
): EngineDependencies {
  const box = createSecretBox({ current: 'k1', keys: { k1: config.OVERTURE_SECRET_KEY } });
  const tokens = createUnsubscribeTokens(config.OVERTURE_SECRET_KEY);
  return {
    work: createEngineUnitOfWork(database.engineSql),
    clock: createClock(config.BUSINESS_CLOCK_URL),
    channels: createChannels(),
    lock,
    settings: {
      leaseMs: config.WORKER_LEASE_MS,
      sendDeadlineMs: config.WORKER_SEND_DEADLINE_MS,
      settleMs: config.WORKER_SETTLE_MS,
      evidenceEveryMs: Math.min(5_000, config.WORKER_SETTLE_MS),
      lostWakeupMs: config.WORKER_LOST_WAKEUP_MS,
      horizonSeconds: config.WORKER_HORIZON_SECONDS,
      mostAhead: MOST_AHEAD,
      batch: 200,
    },
    underWay: new Set(),
    report: (error, { what, ...ids }) => log.error({ err: error, ...ids }, what),
    addressChecks: createAddressChecks(addressCheckSettings(config)),
    newId: () => randomUUIDv7(),
    openCredentials: (workspaceId, accountId, sealed) =>
      box.openJson(sealed, { workspaceId, kind: 'account', id: accountId }) as Readonly<
        Record<string, string>
      >,
    unsubscribeUrl: (workspaceId, touchId) =>
      new URL(`/u/${tokens.issue(workspaceId, touchId)}`, config.API_PUBLIC_URL).href,
    messageId: createMessageIds(config.OVERTURE_SECRET_KEY),
    random: Math.random,
  };
}
