/** Where does a load test keep its rows? In a copy of the migrated template, on the durable servers of its run. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface BenchDatabase {
  readonly apiUrl: string;
  readonly engineUrl: string;
  readonly ownerUrl: string;
  readonly owner: pg.Client;
  /** The owner once more, to work at two things at a time. */
  readonly helper: pg.Client;
  close(): Promise<void>;
}

export async function createBenchDatabase(): Promise<BenchDatabase> {
  const server = needed('TEST_DATABASE_URL');
  const passwords = JSON.parse(needed('TEST_ROLE_PASSWORDS')) as { api: string; engine: string };
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${needed('TEST_TEMPLATE_DATABASE')}`);
  const at = new URL(server);
  at.pathname = `/${name}`;
  const owner = new pg.Client(at.href);
  await owner.connect();
  const helper = new pg.Client(at.href);
  await helper.connect();
  const urlOf = (role: 'api' | 'engine'): string => {
    const url = new URL(at);
    url.username = `overture_${role}`;
    url.password = passwords[role];
    return url.href;
  };
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO overture_api, overture_engine`);
  return {
    apiUrl: urlOf('api'),
    engineUrl: urlOf('engine'),
    ownerUrl: at.href,
    owner,
    helper,
    close: async () => {
      await owner.end();
      await helper.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing. Run it by ./overture bench.`);
  return value;
}
