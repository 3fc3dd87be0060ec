/** What does the worker need to know? */
import { z } from 'zod';
import { readEnvironment } from './environment.js';
import { addressChecks, everyProcess, outgoing, variable } from './shared-schema.js';

const schema = z.object({
  ...everyProcess,
  ...addressChecks,
  ...outgoing,
  DATABASE_URL_ENGINE: variable.postgresUrl,
  REDIS_URL: variable.redisUrl,
  WORKER_HEALTH_PORT: variable.port,
  API_PUBLIC_URL: variable.httpUrl,
  OVERTURE_SECRET_KEY: variable.key,
  /** Real milliseconds between two rounds of the engine. */
  WORKER_PULSE_MS: variable.milliseconds.default(1_000),
  /** Real milliseconds between two readings of an inbox. */
  WORKER_INBOX_MS: variable.milliseconds.default(30_000),
  /** Real milliseconds for which a claim is nobody else's business; far above the longest send. */
  WORKER_LEASE_MS: variable.milliseconds.default(900_000),
  /** Real milliseconds after a claim at which a body may no longer leave. */
  WORKER_SEND_DEADLINE_MS: variable.milliseconds.default(120_000),
  /** Real milliseconds after which "no trace of it" counts as proof. */
  WORKER_SETTLE_MS: variable.milliseconds.default(600_000),
  /** Real milliseconds in which an orderly stop comes to its end: less than supervisors wait before they kill. */
  WORKER_STOP_MS: variable.milliseconds.default(25_000),
  WORKER_LOST_WAKEUP_MS: variable.milliseconds.default(60_000),
  /** Business seconds ahead for which slots are reserved. */
  WORKER_HORIZON_SECONDS: z.coerce.number().int().min(1).max(86_400).default(300),
  WORKER_DISPATCH_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(8),
  /** Tests only: where the process kills itself, as in `after_intent:3` (the third time), or stops: `before_body:2:freeze`. */
  WORKER_CRASH_AT: z
    .string()
    .regex(
      /^(after_intent|before_body|after_body|after_send|before_receipt|after_record):\d+(:(kill|freeze))?$/,
    )
    .optional(),
});

export type WorkerConfig = z.output<typeof schema>;

export function readWorkerConfig(env?: Readonly<Record<string, string | undefined>>): WorkerConfig {
  const config = readEnvironment(schema, env);
  if (config.WORKER_LEASE_MS <= config.WORKER_SEND_DEADLINE_MS * 2) {
    throw new Error(
      'WORKER_LEASE_MS must be more than twice WORKER_SEND_DEADLINE_MS: a send may still be under way when the lease ends.',
    );
  }
  return config;
}
