/**
 * How do use cases reach the truth?
 *
 * One transaction of one workspace at a time. What a use case writes and the events that announce it commit together.
 */
import type { ReadStores, Stores } from './stores.js';

export interface UnitOfWork {
  /** Runs `work` in one transaction; rolls back when it throws. */
  act<T>(workspaceId: string, work: (stores: Stores) => Promise<T>): Promise<T>;
  /** Reads one consistent snapshot. */
  read<T>(workspaceId: string, work: (stores: ReadStores) => Promise<T>): Promise<T>;
}
