/**
 * What do other queues on Postgres carry at the same guarantees? A durable claim before each send and a receipt after it, one
 * by one; and, for information, what they carry when either is done for many at once.
 */
import { Logger, run } from 'graphile-worker';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';

const BATCH = 100;

export interface PeerSpeed {
  readonly oneByOne: number;
  readonly batched: number;
}

/** Jobs a second, `parallel` workers. */
export async function pgBoss(url: string, jobs: number, parallel: number): Promise<PeerSpeed> {
  const boss = new PgBoss({ connectionString: url, max: parallel, supervise: false, schedule: false });
  boss.on('error', (error) => {
    throw error;
  });
  await boss.start();
  try {
    const speedOf = async (queue: string, batchSize: number): Promise<number> => {
      await boss.createQueue(queue, { retryLimit: 0 });
      const waiting = Array.from({ length: jobs }, (_, n) => ({ data: { touchId: `t${n}` } }));
      for (let at = 0; at < jobs; at += 1_000) await boss.insert(queue, waiting.slice(at, at + 1_000));
      return perSecond(jobs, parallel, async () => {
        const claimed = await boss.fetch(queue, { batchSize });
        if (claimed.length > 0)
          await boss.complete(
            queue,
            claimed.map(({ id }) => id),
          );
        return claimed.length;
      });
    };
    return { oneByOne: await speedOf('one', 1), batched: await speedOf('many', BATCH) };
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function perSecond(jobs: number, parallel: number, step: () => Promise<number>): Promise<number> {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      while (done < jobs) {
        const count = await step();
        if (count === 0) break;
        done += count;
      }
    }),
  );
  if (done !== jobs) throw new Error(`${done} of ${jobs} jobs were done.`);
  return (jobs / (performance.now() - began)) * 1000;
}

export async function graphileWorker(
  owner: pg.Client,
  url: string,
  jobs: number,
  parallel: number,
): Promise<PeerSpeed> {
  const speedOf = async (batched: boolean): Promise<number> => {
    let done = 0;
    const all = Promise.withResolvers<void>();
    const runner = await run({
      connectionString: url,
      concurrency: parallel,
      maxPoolSize: parallel + 2,
      noHandleSignals: true,
      logger: new Logger(() => () => undefined),
      taskList: {
        send: async () => {
          done += 1;
        },
      },
      preset: {
        worker: batched
          ? { localQueue: { size: BATCH }, completeJobBatchDelay: 1, failJobBatchDelay: 1 }
          : {},
      },
    });
    try {
      // Its tables stand now. All jobs commit at once, and so does the word that they are there.
      const { rows } = await owner.query<{ count: number }>(
        `SELECT count(graphile_worker.add_job('send', json_build_object('touchId', n), max_attempts => 1))::int AS count FROM generate_series(1, $1::int) n`,
        [jobs],
      );
      if (rows[0]?.count !== jobs) throw new Error('Not every job was written.');
      const began = performance.now();
      runner.events.on('job:complete', () => {
        if (done >= jobs) all.resolve();
      });
      if (done >= jobs) all.resolve();
      await all.promise;
      return (jobs / (performance.now() - began)) * 1000;
    } finally {
      await runner.stop();
    }
  };
  return { oneByOne: await speedOf(false), batched: await speedOf(true) };
}
