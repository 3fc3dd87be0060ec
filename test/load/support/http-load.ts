/** A process of its own that asks a server again and again, as many at once as it is told, and counts the answers. */
import { Pool } from 'undici';

export interface LoadOrder {
  readonly origin: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly authorization: string;
  readonly atOnce: number;
  readonly ms: number;
}

export interface LoadReport {
  /** Time of each good answer, in milliseconds. */
  readonly times: readonly number[];
  readonly seconds: number;
  /** Answers other than 200. */
  readonly failed: number;
}

const pools = new Map<string, Pool>();

async function load({
  origin,
  method,
  path,
  body,
  authorization,
  atOnce,
  ms,
}: LoadOrder): Promise<LoadReport> {
  const pool = pools.get(origin) ?? new Pool(origin, { connections: atOnce, pipelining: 1 });
  pools.set(origin, pool);
  const headers = { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - began < ms) {
        const asked = performance.now();
        const response = await pool.request({ method, path, headers, body: body ?? null });
        await response.body.dump();
        if (response.statusCode === 200) times.push(performance.now() - asked);
        else failed += 1;
      }
    }),
  );
  return { times, seconds: (performance.now() - began) / 1000, failed };
}

process.on('message', (order) => {
  void load(order as LoadOrder).then((report) => process.send?.(report));
});
process.send?.('ready');
