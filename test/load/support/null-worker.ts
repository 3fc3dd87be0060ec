/** A worker as production runs it, on the rows of a bench, with channels that reach nobody. */
import { createSecretBox } from '#persistence';
import { randomBytes } from 'node:crypto';
import { freePort } from '../../support/free-port.ts';
import type { BenchDatabase } from './bench-database.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';

export const SECRET_KEY = randomBytes(32).toString('base64');

export async function startNullWorker(
  bench: BenchDatabase,
  settings: Readonly<Record<string, string>> = {},
): Promise<MeasuredProcess> {
  const port = await freePort();
  const env = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    LISTEN_HOST: '127.0.0.1',
    DATABASE_URL_ENGINE: bench.engineUrl,
    REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
    QUEUE_PREFIX: `bench-${randomBytes(4).toString('hex')}`,
    WORKER_HEALTH_PORT: String(port),
    API_PUBLIC_URL: 'http://127.0.0.1:1',
    OVERTURE_SECRET_KEY: SECRET_KEY,
    ...settings,
  };
  return startMeasured('worker', env, port, ['./test/load/support/null-channel.ts']);
}

/** Credentials that this worker can open, for every account. */
export async function sealAccounts({ owner }: BenchDatabase, workspaceId: string): Promise<void> {
  const box = createSecretBox({ current: 'k1', keys: { k1: SECRET_KEY } });
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM accounts WHERE workspace_id = $1', [
    workspaceId,
  ]);
  const sealed = rows.map(({ id }) =>
    Buffer.from(box.sealJson({ user: 'bench', pass: 'bench' }, { workspaceId, kind: 'account', id })),
  );
  await owner.query(
    `UPDATE accounts a SET sealed_credentials = x.sealed FROM unnest($2::uuid[], $3::bytea[]) AS x (id, sealed)
     WHERE a.workspace_id = $1 AND a.id = x.id`,
    [workspaceId, rows.map(({ id }) => id), sealed],
  );
}
