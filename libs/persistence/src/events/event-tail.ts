/**
 * Who tells streams that something new is in the log?
 *
 * One tail a process: the sequencer notifies (LISTEN/NOTIFY), and one statement finds out which workspaces have something
 * new. Where notifications do not come through, as behind some poolers, it looks by itself. It holds one connection while
 * somebody waits, and none otherwise.
 */
import type { EventTail } from '#application';
import type { Pool, PoolClient } from 'pg';
import type { EngineSql } from '../database/engine-sql.js';

/** The notification says that there is something, and nothing of what or whose. */
export const EVENTS_CHANNEL = 'overture_events';

interface Waiter {
  readonly workspaceId: string;
  readonly position: number;
  readonly wake: () => void;
}

export interface ClosableEventTail extends EventTail {
  /** Wakes who waits, and lets go of the connection. */
  close(): Promise<void>;
}

export interface EventTailOptions {
  readonly pool: Pool;
  readonly sql: Pick<EngineSql, 'rows'>;
  /** Real milliseconds between two looks without a notification. */
  readonly lookEveryMs?: number;
  /** Real milliseconds after which a tail for which nobody waits ends. */
  readonly lingerMs?: number;
}

export function createEventTail({
  pool,
  sql,
  lookEveryMs = 2_000,
  lingerMs = 60_000,
}: EventTailOptions): ClosableEventTail {
  const waiters = new Set<Waiter>();
  /** Last known position of each workspace that had something new since the tail began. */
  const known = new Map<string, number>();
  let tail: { stop: () => Promise<void> } | undefined;
  let closed = false;

  async function begin(): Promise<{ stop: () => Promise<void> }> {
    let seen = await newest();
    let looking = false;
    let again = false;
    let idleSince = performance.now();

    const look = async (): Promise<void> => {
      again = true;
      if (looking) return;
      looking = true;
      try {
        while (again) {
          again = false;
          const rows = await sql.rows<{ workspace_id: string; position: bigint }>(
            'SELECT workspace_id, position FROM workspaces_with_events_since($1::bigint)',
            [seen],
          );
          for (const { workspace_id: workspaceId, position } of rows) {
            known.set(workspaceId, Number(position));
            seen = Math.max(seen, Number(position));
          }
          for (const waiter of waiters) if (isNews(waiter)) waiter.wake();
        }
      } catch {
        // The next look sees what this one missed; who waits has a time limit and reads by itself.
      } finally {
        looking = false;
      }
    };

    const ear = listen(pool, () => void look());
    const timer = setInterval(() => {
      if (waiters.size > 0) idleSince = performance.now();
      else if (performance.now() - idleSince > lingerMs) return void end();
      void look();
    }, lookEveryMs);
    timer.unref();
    return {
      stop: async () => {
        clearInterval(timer);
        await ear.close();
      },
    };
  }

  async function newest(): Promise<number> {
    const [row] = await sql.rows<{ position: bigint | null }>('SELECT newest_event_position() AS position');
    return Number(row?.position ?? 0);
  }

  const isNews = ({ workspaceId, position }: Pick<Waiter, 'workspaceId' | 'position'>): boolean =>
    (known.get(workspaceId) ?? 0) > position;

  let beginning: Promise<void> | undefined;
  function start(): Promise<void> {
    beginning ??= begin()
      .then((begun) => {
        tail = begun;
      })
      .finally(() => (beginning = undefined));
    return beginning;
  }

  async function end(): Promise<void> {
    const ending = tail;
    tail = undefined;
    known.clear();
    await ending?.stop();
  }

  return {
    async wait(workspaceId, position, atMostMs, signal) {
      if (closed || signal.aborted) return;
      if (tail === undefined) {
        // What was sequenced before the tail began is seen by who reads once more.
        await start().catch(() => pause(Math.min(atMostMs, lookEveryMs), signal));
        return;
      }
      if (isNews({ workspaceId, position })) return;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const waiter: Waiter = { workspaceId, position, wake: () => resolve(undefined) };
      waiters.add(waiter);
      const timer = setTimeout(waiter.wake, atMostMs);
      signal.addEventListener('abort', waiter.wake, { once: true });
      await promise;
      clearTimeout(timer);
      signal.removeEventListener('abort', waiter.wake);
      waiters.delete(waiter);
    },

    async close() {
      closed = true;
      for (const waiter of waiters) waiter.wake();
      await beginning?.catch(() => undefined);
      await end();
    },
  };
}

/** Holds a connection of the pool that hears notifications; one that breaks is replaced after a while. */
function listen(pool: Pool, heard: () => void): { close: () => Promise<void> } {
  let client: PoolClient | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const lost = (error: Error): void => {
    client?.removeListener('notification', heard);
    client?.release(error);
    client = undefined;
    if (closed) return;
    retry = setTimeout(() => void connect(), 5_000);
    retry.unref();
  };
  const connect = async (): Promise<void> => {
    try {
      const fresh = await pool.connect();
      if (closed) return fresh.release();
      client = fresh;
      fresh.once('error', lost);
      fresh.on('notification', heard);
      await fresh.query(`LISTEN ${EVENTS_CHANNEL}`);
    } catch (error) {
      lost(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const connected = connect();

  return {
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await connected;
      client?.removeListener('error', lost);
      // Thrown away rather than given back: it would go on listening.
      client?.on('error', () => undefined);
      client?.release(true);
      client = undefined;
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  signal.addEventListener('abort', () => resolve(undefined), { once: true });
  await promise;
  clearTimeout(timer);
}
