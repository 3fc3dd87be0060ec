/** How many jobs end how, and how long do they take? */
import type { MetricsRegistry } from '#observability';

export interface JobMetrics {
  ended(
    labels: { readonly queue: string; readonly job: string; readonly outcome: string },
    durationMs: number,
  ): void;
}

const SECONDS = [0.01, 0.05, 0.25, 1, 5, 30, 120] as const;

export function createJobMetrics(registry: MetricsRegistry): JobMetrics {
  const jobs = registry.counter('overture_jobs_total', 'Jobs that ended, by outcome.');
  const seconds = registry.histogram('overture_job_seconds', 'Time spent in the handler of a job.', SECONDS);
  return {
    ended({ queue, job, outcome }, durationMs) {
      jobs.add({ queue, job, outcome });
      seconds.observe({ queue, job }, durationMs / 1_000);
    },
  };
}
