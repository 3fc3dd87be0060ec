/**
 * Is the worker that holds an attempt still alive?
 *
 * Each worker holds an advisory lock of Postgres, under a random key, on a connection of its own, for as long as it lives.
 * The death of the process closes the connection and frees the lock; a frozen process keeps both. A worker that finds
 * its connection broken must stop before it writes: others may take its attempts for abandoned.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Sql } from '../database/db.js';

/** Real milliseconds: how often the connection is asked, and how long an answer may take. */
const PING_EVERY = 2_000;
const PING_WITHIN = 4_000;

export interface WorkerLock {
  /** 63 bits; stored with each attempt the worker makes. */
  readonly key: bigint;
  isHeld(): boolean;
  /** Called once, when the lock may be lost (at once when it already is); not called by `release`. */
  onLost(listener: (reason: Error) => void): void;
  /** Frees the lock: for an orderly stop, after the last attempt is recorded. */
  release(): Promise<void>;
}

export async function acquireWorkerLock(connectionString: string): Promise<WorkerLock> {
  const key = randomBytes(8).readBigUInt64BE() >> 1n;
  const client = new pg.Client({
    connectionString,
    application_name: 'overture-worker-lock',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  let state: 'held' | 'lost' | 'released' = 'held';
  let reason = new Error('The lock was lost.');
  const listeners: ((reason: Error) => void)[] = [];
  const lose = (cause: Error): void => {
    if (state !== 'held') return;
    state = 'lost';
    reason = cause;
    for (const listener of listeners) listener(cause);
    void client.end().catch(() => undefined);
  };
  client.on('error', lose);
  client.on('end', () => {
    lose(new Error('Postgres closed the connection that holds the worker lock.'));
  });
  await client.connect();
  await client.query('SELECT pg_advisory_lock($1::bigint)', [key.toString()]);

  const stop = new AbortController();
  void keepAsking(client, stop.signal, lose);
  return {
    key,
    isHeld: () => state === 'held',
    onLost: (listener) => {
      if (state === 'lost') listener(reason);
      else listeners.push(listener);
    },
    release: async () => {
      stop.abort();
      const wasHeld = state === 'held';
      state = 'released';
      if (wasHeld) await client.end();
    },
  };
}

async function keepAsking(client: pg.Client, stop: AbortSignal, lose: (cause: Error) => void): Promise<void> {
  while (!stop.aborted) {
    await sleep(PING_EVERY, undefined, { signal: stop, ref: false }).catch(() => undefined);
    if (stop.aborted) return;
    const answer = new AbortController();
    const silence = sleep(PING_WITHIN, undefined, { signal: answer.signal, ref: false }).then(
      () => new Error(`Postgres did not answer the worker lock within ${PING_WITHIN} ms.`),
      () => undefined,
    );
    const problem = await Promise.race([client.query('SELECT 1').then(() => undefined, toError), silence]);
    answer.abort();
    if (problem !== undefined) {
      lose(problem);
      return;
    }
  }
}

const toError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

/**
 * True when no living process holds the key. Inside a transaction the answer stays true until its end: the shared lock
 * taken here keeps nobody else from asking.
 */
export async function isWorkerLockFree(sql: Sql, key: bigint): Promise<boolean> {
  const [row] = await sql.rows<{ free: boolean }>(
    'SELECT pg_try_advisory_xact_lock_shared($1::bigint) AS free',
    [key],
  );
  return row?.free === true;
}
