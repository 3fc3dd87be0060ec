/** How does the worker learn at once that a file is in? By a wake-up, as good as can be: its own look finds it otherwise. */
import { JOBS } from '#contracts';
import { type Log, sampledErrors } from '#observability';
import type { JobProducer } from '#queue';

export function createWakeImports(
  jobs: Pick<JobProducer, 'enqueue'>,
  log: Log,
): (workspaceId: string) => void {
  const errors = sampledErrors({ log, message: 'the worker could not be woken; it will find the file' });
  return (workspaceId) => {
    jobs.enqueue(JOBS.mergeImports, { workspaceId }).catch((error: unknown) => errors.report(error));
  };
}
