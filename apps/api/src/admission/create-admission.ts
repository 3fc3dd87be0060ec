/** Of what is the entrance made? The keys of Postgres, the budgets of Redis, and a note of each key's last use. */
import type { ApiConfig } from '#config';
import type { Logger } from '#observability';
import { type EngineSql, findApiKey, type FoundApiKey, noteKeyUse } from '#persistence';
import { RedisBuckets } from '#queue';
import { Admission } from './admission.js';
import { Budgets } from './budgets.js';
import { KnownKeys } from './known-keys.js';

/** Real milliseconds between two notes of one key. */
const NOTED_EVERY = 600_000;
const MOST_NOTES = 10_000;

export interface Entrance {
  readonly admission: Admission;
  close(): void;
}

export function createAdmission(sql: EngineSql, config: ApiConfig, logger: Logger): Entrance {
  const shared = new RedisBuckets({
    connection: config.REDIS_URL,
    prefix: config.QUEUE_PREFIX,
    log: logger,
  });
  const defaults = { reads: config.API_READS_PER_MINUTE, acts: config.API_ACTS_PER_MINUTE };
  return {
    admission: new Admission({
      keys: new KnownKeys((key) => findApiKey(sql, config.OVERTURE_KEY_PEPPER, key, Temporal.Now.instant())),
      budgets: new Budgets(shared, defaults, logger),
      failuresPerMinute: config.API_FAILURES_PER_MINUTE,
      onUse: notesOfUse(sql, logger),
    }),
    close: () => shared.close(),
  };
}

function notesOfUse(sql: EngineSql, logger: Logger): (key: FoundApiKey) => void {
  const noted = new Map<string, number>();
  return ({ workspaceId, id }) => {
    const now = performance.now();
    if (now - (noted.get(id) ?? Number.NEGATIVE_INFINITY) < NOTED_EVERY) return;
    if (noted.size >= MOST_NOTES) noted.clear();
    noted.set(id, now);
    // Nobody waits for it; one that is lost is written ten minutes later.
    noteKeyUse(sql, workspaceId, id, Temporal.Now.instant()).catch((err: unknown) =>
      logger.warn({ err }, 'the use of a key could not be noted'),
    );
  };
}
