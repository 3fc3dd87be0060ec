/**
 * How does one transaction speak over a pipelined connection?
 *
 * What its use case asks at once (`Promise.all`) goes in one packet, in the order asked, and comes back in one answer. How it
 * begins travels with the first of them. When one fails, so does all behind it, and the connection is not worth keeping.
 */
import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Sql, SqlValue, StatementOptions } from './db.js';
import { type Asked, Exchange } from './exchange.js';

export const COMMIT: Asked = { name: 'commit', text: 'COMMIT', values: [] };
/** For the transaction alone. */
export const named = (workspaceId: string): Asked => ({
  name: 'workspace',
  text: "SELECT pg_catalog.set_config('overture.workspace', $1, true)",
  values: [workspaceId],
});
/** A search is planned for its values, and may read a whole table. */
const FREE: Asked = {
  name: 'free',
  text: `SELECT pg_catalog.set_config('plan_cache_mode', 'auto', true), pg_catalog.set_config('enable_seqscan', 'on', true)`,
  values: [],
};

export class PipelinedTransaction implements Sql {
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

  /** Whether Postgres knows of it. */
  get hasBegun(): boolean {
    return this.begin.length === 0;
  }

  async run<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    try {
      return await work(this);
    } finally {
      this.isOver = true;
    }
  }

  /** Only once it has run: what changed is there for everybody when this returns. */
  async commit(): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    if (this.hasBegun) await this.ask(COMMIT);
  }

  async rows<Row extends object>(
    text: string,
    values: readonly SqlValue[] = [],
    { keepPlan }: StatementOptions = {},
  ): Promise<Row[]> {
    // By now the connection is somebody else's.
    if (this.isOver)
      throw new Error('This transaction is over: await every statement before its work returns.');
    if (this.failure !== undefined) throw this.failure;
    const name = keepPlan === true ? nameOf(text) : undefined;
    return this.ask<Row>({ text, values, name });
  }

  private async ask<Row extends object>(asked: Asked): Promise<Row[]> {
    const exchange = this.next ?? this.open();
    if (asked.name === undefined && !this.isFree) {
      // Only plans that are kept are made for any values.
      exchange.say(FREE);
      this.isFree = true;
    }
    try {
      return await exchange.ask<Row>(asked);
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

export const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));
