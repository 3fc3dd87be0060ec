/**
 * What would the ledger alone cost? The two transactions that any honest sender needs, with plain `pg` and nothing else.
 *
 * First the claim and the intent, then the receipt and its event, on tables that have these columns and no others.
 */
import { randomUUIDv7 } from 'node:crypto';
import pg from 'pg';

const TABLES = `
  CREATE SCHEMA bare;
  CREATE TABLE bare.actions (id uuid PRIMARY KEY, state text NOT NULL, fence int NOT NULL DEFAULT 0, lease_until timestamptz, receipt text);
  CREATE TABLE bare.attempts (id uuid PRIMARY KEY, action_id uuid NOT NULL, fence int NOT NULL, state text NOT NULL, message_id text NOT NULL,
    content_hash text NOT NULL, started_at timestamptz NOT NULL);
  CREATE UNIQUE INDEX ON bare.attempts (action_id) WHERE state IN ('sending', 'sent', 'unknown');
  CREATE TABLE bare.outbox (id uuid PRIMARY KEY, type text NOT NULL, data jsonb NOT NULL, occurred_at timestamptz NOT NULL);`;

const CLAIM = {
  name: 'claim',
  text: `UPDATE bare.actions SET state = 'sending', fence = fence + 1, lease_until = now() + interval '15 minutes'
    WHERE id = $1 AND state = 'queued' RETURNING fence`,
};
const INTENT = {
  name: 'intent',
  text: `INSERT INTO bare.attempts (id, action_id, fence, state, message_id, content_hash, started_at) VALUES ($1, $2, $3, 'sending', $4, $5, now())`,
};
const RECEIPT = {
  name: 'receipt',
  text: `UPDATE bare.actions SET state = 'sent', receipt = $3 WHERE id = $1 AND fence = $2 AND state = 'sending'`,
};
const EVENT = {
  name: 'event',
  text: `INSERT INTO bare.outbox (id, type, data, occurred_at) VALUES ($1, 'sent', $2, now())`,
};
const HASH = 'a'.repeat(64);

/** Sends a second, `parallel` at once. */
export async function bareLedger(
  owner: pg.Client,
  url: string,
  sends: number,
  parallel: number,
): Promise<number> {
  await owner.query(TABLES);
  await owner.query(
    `INSERT INTO bare.actions (id, state) SELECT uuidv7(), 'queued' FROM generate_series(1, $1::int)`,
    [sends],
  );
  await owner.query(
    'GRANT ALL ON SCHEMA bare TO overture_engine; GRANT ALL ON ALL TABLES IN SCHEMA bare TO overture_engine',
  );
  await owner.query('VACUUM ANALYZE bare.actions');
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM bare.actions');
  const pool = new pg.Pool({ connectionString: url, max: parallel });
  try {
    const ids = rows[Symbol.iterator]();
    const began = performance.now();
    await Promise.all(
      Array.from({ length: parallel }, async () => {
        for (const { id } of ids) await send(pool, id);
      }),
    );
    return (sends / (performance.now() - began)) * 1000;
  } finally {
    await pool.end();
    await owner.query('DROP SCHEMA bare CASCADE');
  }
}

async function send(pool: pg.Pool, id: string): Promise<void> {
  const fence = await transaction(pool, async (client) => {
    const { rows } = await client.query<{ fence: number }>({ ...CLAIM, values: [id] });
    const fence = rows[0]?.fence ?? 0;
    await client.query({ ...INTENT, values: [randomUUIDv7(), id, fence, `<${id}@bench.test>`, HASH] });
    return fence;
  });
  await transaction(pool, async (client) => {
    await client.query({ ...RECEIPT, values: [id, fence, randomUUIDv7()] });
    await client.query({ ...EVENT, values: [randomUUIDv7(), JSON.stringify({ id })] });
  });
}

async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    client.release();
  }
}
