/** Who sees to it that every file that is in gets merged, and that nothing staged is left behind? */
import type { BusinessClock } from '../clock/business-clock.port.js';
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';
import { announceEnd } from './announce-end.js';
import { MERGE_BATCH, mergeBatch } from './merge-batch.js';

export interface MergeDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: BusinessClock;
  readonly newId: () => string;
}

/** Rows after which the tables may be of another size than the database believes; then after four times as many. */
const FIRST_STATISTICS = 1_000;

/** Merges batch after batch until nothing waits, or `signal` fires. Returns the rows. */
export async function mergeImports(
  { unitOfWork, clock, newId }: MergeDependencies,
  workspaceId: string,
  signal: AbortSignal,
  batch = MERGE_BATCH,
): Promise<number> {
  let merged = 0;
  let grown = FIRST_STATISTICS;
  while (!signal.aborted) {
    const now = await clock.now();
    const rows = await unitOfWork.act(workspaceId, (stores) =>
      mergeBatch({ stores, now, realNow: realNow(), newId }, batch),
    );
    if (rows === undefined) break;
    merged += rows;
    if (merged < grown) continue;
    grown *= 4;
    await unitOfWork.act(workspaceId, ({ imports }) => imports.refreshStatistics());
  }
  return merged;
}

/** An upload that nobody went on with for this long is given up. */
const GIVEN_UP_AFTER = { hours: 24 };
/** A report is kept for this long: it says which lines of a file of people were wrong. */
const REPORTS_KEPT = { hours: 24 * 30 };

export async function tidyImports(
  { unitOfWork, clock }: MergeDependencies,
  workspaceId: string,
): Promise<void> {
  const now = realNow();
  const businessNow = await clock.now();
  await unitOfWork.act(workspaceId, async (stores) => {
    for (const importId of await stores.imports.abandonedSince(now.subtract(GIVEN_UP_AFTER))) {
      const found = await stores.imports.lock(importId);
      if (found?.state !== 'receiving') continue;
      await stores.imports.end(importId, 'failed', now, {
        code: 'abandoned',
        detail: 'The upload broke off, and nobody went on with it for a day.',
        nextStep: 'Send the file again with POST /v1/imports.',
      });
      await announceEnd(stores, { ...found, state: 'failed' }, businessNow);
    }
    await stores.imports.removeReportsBefore(now.subtract(REPORTS_KEPT));
  });
}

function realNow(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now());
}
