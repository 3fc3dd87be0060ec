/** How does this library hold jobs of every payload in one list? By what they share; the payload's type is checked outside. */
import type { JobDefinition } from '#contracts';

export type DeclaredJob = Omit<JobDefinition, 'id'> & { readonly id?: (payload: never) => string };
export type JobCatalogue = Readonly<Record<string, DeclaredJob>>;

/** @throws Error when two jobs share a name: one of them could never be told from the other. */
export function jobsByName(catalogue: JobCatalogue): ReadonlyMap<string, DeclaredJob> {
  const jobs = Object.values(catalogue);
  const byName = new Map(jobs.map((job) => [job.name, job]));
  if (byName.size < jobs.length)
    throw new Error('Two jobs are declared under one name. Give each a name of its own.');
  return byName;
}
