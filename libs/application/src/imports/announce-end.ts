/** What is told when an import has come to its end? Its figures, and nothing of what stood in the file. */
import type { Stores } from '../persistence/stores.js';
import type { Import } from './import.js';

export async function announceEnd(
  { events }: Pick<Stores, 'events'>,
  { id, state, created, updated, unchanged, rejected, dryRun }: Import,
  now: Temporal.Instant,
): Promise<void> {
  if (dryRun || state === 'receiving' || state === 'merging') return;
  const data = { importId: id, state, created, updated, unchanged, rejected };
  await events.append([{ type: 'import.completed', data }], now);
}
