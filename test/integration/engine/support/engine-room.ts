/**
 * How is the engine tried without its processes?
 *
 * Its real use cases on its real stores, as the worker composes them, on a database of its own; business time stands
 * where the test puts it. Each `worker()` holds a real session lock, so that several can be played in one process.
 */
import type { ChannelAdapter, EngineDependencies, EngineSettings } from '#application';
import type { WorkerConfig } from '#config';
import type { Channel } from '#domain';
import { acquireWorkerLock, createDatabase, type Database, newUuidV7, type WorkerLock } from '#persistence';
import { randomBytes } from 'node:crypto';
import { createEngine } from '../../../../apps/worker/src/engine/create-engine.js';
import { createTestDatabase } from '../../../support/database.js';
import '../../../support/temporal-equality.js';

/** A Monday, 10:00 in Paris. */
export const MONDAY = Temporal.Instant.from('2026-03-02T09:00:00Z');
export const SECRET_KEY = randomBytes(32).toString('base64');

export interface Worker extends EngineDependencies {
  readonly lock: WorkerLock;
}

export interface EngineRoom {
  readonly database: Database;
  /** The same rows, with the rights that the API has. */
  readonly apiUrl: string;
  /** … and with those of the database's owner. */
  readonly ownerUrl: string;
  /** Business time, moved by hand. */
  now: Temporal.Instant;
  worker(changes?: {
    readonly channels?: Partial<Record<Channel, ChannelAdapter>>;
    readonly settings?: Partial<EngineSettings>;
    readonly random?: () => number;
  }): Promise<Worker>;
  /** As the database's owner: settings and rows that no role may change. */
  asOwner(statement: string, values?: readonly (string | null)[]): Promise<void>;
  close(): Promise<void>;
}

const CONFIG = {
  OVERTURE_SECRET_KEY: SECRET_KEY,
  API_PUBLIC_URL: 'http://127.0.0.1:1',
  ADDRESS_CHECKS: 'off',
  WORKER_LEASE_MS: 60_000,
  WORKER_SEND_DEADLINE_MS: 20_000,
  WORKER_SETTLE_MS: 0,
  WORKER_LOST_WAKEUP_MS: 60_000,
  WORKER_HORIZON_SECONDS: 300,
} as WorkerConfig;

export async function openEngineRoom(): Promise<EngineRoom> {
  const rows = await createTestDatabase();
  const database = createDatabase({ url: rows.engineUrl, label: 'test', poolSize: 20 });
  const locks: WorkerLock[] = [];
  const room: EngineRoom = {
    database,
    apiUrl: rows.apiUrl,
    ownerUrl: rows.ownerUrl,
    now: MONDAY,
    async worker({ channels = {}, settings = {}, random } = {}) {
      const lock = await acquireWorkerLock(rows.engineUrl);
      locks.push(lock);
      const engine = createEngine(CONFIG, database, lock);
      return {
        ...engine,
        lock,
        random: random ?? engine.random,
        clock: { now: async () => room.now, realDelayUntil: async () => undefined },
        channels: { ...engine.channels, ...channels },
        settings: { ...engine.settings, evidenceEveryMs: 0, ...settings },
      };
    },
    async asOwner(statement, values = []) {
      const owner = createDatabase({ url: rows.ownerUrl, label: 'test', poolSize: 1 });
      await owner.engineSql.rows(statement, values).finally(() => owner.close());
    },
    async close() {
      await Promise.all(locks.map((lock) => lock.release()));
      await database.close();
      await rows.close();
    },
  };
  return room;
}

/** A signal that never fires. */
export const unhurried = (): AbortSignal => new AbortController().signal;

export const newId = newUuidV7;
