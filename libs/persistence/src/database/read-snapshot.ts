/**
 * How does a read see one snapshot of one workspace at the price of its own statements?
 *
 * On pipelined connections of its own. The beginning of the transaction and the workspace's name travel with the first
 * statement, and its end with the next read on that connection, or alone a moment later: nobody waits for either. A
 * beginning that fails fails the read; what was asked behind it sees no row, since row-level security knows no workspace.
 */
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { Sql, SqlValue, StatementOptions } from './db.js';

export type Snapshots = <T>(workspaceId: string, work: (sql: Sql) => Promise<T>) => Promise<T>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function createSnapshots(pool: Pool): Snapshots {
  const open = new OpenTransactions();
  return async (workspaceId, work) => {
    // It stands in the text of a command, which takes no values.
    if (!UUID.test(workspaceId)) throw new Error('A workspace is named by its uuid.');
    const client = await pool.connect();
    const reading = new Reading(
      client,
      `${open.take(client) ? 'COMMIT; ' : ''}BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL overture.workspace = '${workspaceId}'`,
    );
    try {
      return await reading.run(work);
    } finally {
      open.leave(client);
      client.release(reading.broken);
    }
  };
}

class Reading implements Sql {
  broken: Error | undefined;
  private begun: Promise<unknown> | undefined;
  private isOver = false;
  /** Whether plans are made for the values at hand. */
  private isFree = false;

  constructor(
    private readonly client: PoolClient,
    private readonly begin: string,
  ) {}

  async run<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    try {
      const result = await work(this);
      await this.begun;
      return result;
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
    const name = keepPlan === true ? nameOf(text) : undefined;
    const query = { text, values: [...values], ...(name !== undefined && { name }) };
    const before = this.before(name !== undefined);
    if (before === undefined) return (await this.client.query<Row>(query)).rows;
    // In one packet: nobody is woken up for half of it.
    const { stream } = this.client.connection;
    stream.cork();
    const prepared = this.client.query(before);
    prepared.catch((error: unknown) => (this.broken = asError(error)));
    this.begun ??= prepared;
    const answered = this.client.query<Row>(query);
    stream.uncork();
    return (await answered).rows;
  }

  /** What must be said before the next statement. Only plans that are kept are made for any values. */
  private before(isKept: boolean): string | undefined {
    const words = [
      ...(this.begun === undefined ? [this.begin] : []),
      ...(isKept || this.isFree ? [] : ['SET LOCAL plan_cache_mode = auto']),
    ];
    this.isFree ||= !isKept;
    return words.length === 0 ? undefined : words.join('; ');
  }
}

/** Real milliseconds for which a transaction may outlive its read. */
const ENDS_WITHIN = 5;

class OpenTransactions {
  private readonly clients = new Set<PoolClient>();
  private timer: NodeJS.Timeout | undefined;

  /** Whether the next transaction on this connection must end the one before. */
  take(client: PoolClient): boolean {
    return this.clients.delete(client);
  }

  leave(client: PoolClient): void {
    this.clients.add(client);
    this.timer ??= setTimeout(() => this.endAll(), ENDS_WITHIN).unref();
  }

  private endAll(): void {
    this.timer = undefined;
    // A connection that broke meanwhile has no transaction any more.
    for (const client of this.clients) client.query('COMMIT').catch(() => undefined);
    this.clients.clear();
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
