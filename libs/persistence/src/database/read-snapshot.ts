/**
 * How does a read see one snapshot of one workspace at the price of its own statements?
 *
 * On pipelined connections of its own. The beginning of the transaction and the workspace's name travel in one packet with
 * the first statement, and its end with the next read on that connection, or alone a moment later: nobody waits for either.
 * A beginning that fails fails the read; what was asked behind it sees no row, since row-level security knows no workspace.
 */
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { Sql, SqlValue, StatementOptions } from './db.js';
import { type Asked, Exchange } from './exchange.js';
import { LingeringConnections } from './lingering-connections.js';

export type Snapshots = <T>(workspaceId: string, work: (sql: Sql) => Promise<T>) => Promise<T>;

export function createSnapshots(pool: Pool): Snapshots {
  const connections = new LingeringConnections(pool);
  return async (workspaceId, work) => {
    const client = connections.take() ?? (await pool.connect());
    const end = connections.isOpen(client) ? [COMMIT] : [];
    const reading = new Reading(client, [...end, BEGIN, named(workspaceId)]);
    try {
      return await reading.run(work);
    } finally {
      if (reading.failure === undefined) connections.leave(client);
      else client.release(reading.failure);
    }
  };
}

const COMMIT: Asked = { name: 'commit', text: 'COMMIT', values: [] };
const BEGIN: Asked = { name: 'begin', text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] };
/** For the transaction alone. */
const named = (workspaceId: string): Asked => ({
  name: 'workspace',
  text: "SELECT pg_catalog.set_config('overture.workspace', $1, true)",
  values: [workspaceId],
});
const FREE: Asked = { name: 'free', text: 'SET LOCAL plan_cache_mode = auto', values: [] };

class Reading implements Sql {
  /** Of a statement: what the connection is in the middle of, and what it remembers, is not worth finding out. */
  failure: Error | undefined;
  private isOver = false;
  /** Whether plans are made for the values at hand. */
  private isFree = false;
  /** What is sent next: all that is asked at once goes together. */
  private next: Exchange | undefined;

  constructor(
    private readonly client: PoolClient,
    private begin: readonly Asked[],
  ) {}

  async run<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    try {
      return await work(this);
    } finally {
      this.isOver = true;
    }
  }

  async rows<Row extends object>(
    text: string,
    values: readonly SqlValue[] = [],
    { keepPlan }: StatementOptions = {},
  ): Promise<Row[]> {
    // By now the connection is somebody else's.
    if (this.isOver) throw new Error('This read is over: await every statement before its work returns.');
    if (this.failure !== undefined) throw this.failure;
    const exchange = this.next ?? this.open();
    const name = keepPlan === true ? nameOf(text) : undefined;
    if (name === undefined && !this.isFree) {
      // Only plans that are kept are made for any values.
      exchange.say(FREE);
      this.isFree = true;
    }
    try {
      return await exchange.ask<Row>({ text, values, name });
    } catch (error) {
      this.failure ??= asError(error);
      throw error;
    }
  }

  private open(): Exchange {
    const exchange = new Exchange();
    for (const each of this.begin) exchange.say(each);
    this.begin = [];
    this.next = exchange;
    queueMicrotask(() => {
      this.next = undefined;
      exchange.sendTo(this.client);
    });
    return exchange;
  }
}

const names = new Map<string, string>();
/** Each connection remembers them all: more would be texts that are put together from what callers send. */
const MOST_NAMES = 500;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));
