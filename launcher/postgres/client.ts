/** How does the launcher itself talk to Postgres? Short visits: wait until it answers, create or drop a database. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export async function query(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** True once the server answers, false when `gaveUp` says so or the time is over. */
export async function answers(url: string, withinMs: number, gaveUp: () => boolean): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline && !gaveUp()) {
    const ok = await query(url, 'SELECT 1').then(
      () => true,
      () => false,
    );
    if (ok) return true;
    await sleep(50);
  }
  return false;
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** The same database, another role. */
export function withRole(url: string, role: string, password: string): string {
  const other = new URL(url);
  other.username = role;
  other.password = password;
  return other.href;
}

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const found = await query(adminUrl, 'SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (found.length === 0) await query(adminUrl, `CREATE DATABASE ${identifier(name)}`);
}

export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await query(adminUrl, `DROP DATABASE IF EXISTS ${identifier(name)} WITH (FORCE)`);
}
