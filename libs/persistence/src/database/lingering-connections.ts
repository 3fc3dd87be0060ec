/**
 * Which connections stand with the transaction of the read before? Under load the next read takes one over, and ends that
 * transaction without a packet of its own; those for which nobody comes end it and go back to the pool.
 */
import type { Pool, PoolClient } from 'pg';

/** Real milliseconds for which a connection waits for its next read, at least; twice as many at most. */
const LINGERS = 20;

export class LingeringConnections {
  private readonly open = new WeakSet<PoolClient>();
  private recent: PoolClient[] = [];
  private older: PoolClient[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly pool: Pool) {
    pool.on('connect', (client) => client.on('error', (error) => this.drop(client, error)));
  }

  /** Undefined: ask the pool. */
  take(): PoolClient | undefined {
    return this.recent.pop() ?? this.older.pop();
  }

  /** Whether the next transaction on this connection must end the one before. */
  isOpen(client: PoolClient): boolean {
    return this.open.has(client);
  }

  leave(client: PoolClient): void {
    this.open.add(client);
    // Whoever found none waits for the pool, which gives it to them as it is.
    if (this.pool.waitingCount > 0) return client.release();
    this.recent.push(client);
    this.timer ??= setTimeout(() => this.giveBack(), LINGERS).unref();
  }

  private giveBack(): void {
    for (const client of this.older) {
      client.query('COMMIT').catch(() => undefined);
      this.open.delete(client);
      client.release();
    }
    this.older = this.recent;
    this.recent = [];
    this.timer = this.older.length === 0 ? undefined : setTimeout(() => this.giveBack(), LINGERS).unref();
  }

  /** It broke while nobody read: the pool replaces it. */
  private drop(client: PoolClient, error: Error): void {
    const lingering = this.recent.length + this.older.length;
    this.recent = this.recent.filter((each) => each !== client);
    this.older = this.older.filter((each) => each !== client);
    if (this.recent.length + this.older.length < lingering) client.release(error);
  }
}
