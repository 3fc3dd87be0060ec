/**
 * How do staged rows become leads?
 *
 * A batch at a time, each in one transaction: the rows are taken away, matched by the same book as a single upsert, written
 * in a few statements, and counted. Progress is therefore rows: whoever comes after a crash takes the next batch. The lock
 * on the workspace's leads is held for one batch, so that others get their turn in between.
 */
import type { Stores } from '../persistence/stores.js';
import { ERASED_PROBLEM, isErased } from '../erasures/erased-draft.js';
import { sameLeadAs, whyNotPlaced } from '../leads/import/why-not-placed.js';
import { loadLeadBook } from '../leads/load-lead-book.js';
import { saveBook } from '../leads/save-book.js';
import { announceEnd } from './announce-end.js';
import { dryRunKeys } from './dry-run-keys.js';
import type { Import, ImportProblem } from './import.js';
import type { StagedRow } from './import-store.port.js';

export const MERGE_BATCH = 1_000;

export interface MergeContext {
  readonly stores: Stores;
  /** Business time. */
  readonly now: Temporal.Instant;
  readonly realNow: Temporal.Instant;
  readonly newId: () => string;
}

/** Merges a batch of the oldest import that waits. Returns its rows; undefined when none waits. */
export async function mergeBatch(context: MergeContext, batch = MERGE_BATCH): Promise<number | undefined> {
  const { stores, realNow } = context;
  const found = await stores.imports.takeMerging();
  if (!found) return undefined;
  // Before the rows: an erasure, which has the leads, forgets what is staged of the person.
  await stores.leads.lockForWriting();
  const rows = await stores.imports.takeRows(found.id, batch);
  if (rows.length === 0) {
    await finish(context, found);
    return 0;
  }
  const problems: ImportProblem[] = [];
  const open = await refuseErased(stores, await refuseRepeatedDry(stores, found, rows, problems), problems);
  const figures = await place(context, found, open, problems);
  await stores.imports.addProblems(found.id, problems);
  const merged = { ...figures, merged: rows.length, problems: problems.length, rejected: problems.length };
  await stores.imports.advance(found.id, merged, realNow);
  return rows.length;
}

async function place(
  { stores, now, newId }: MergeContext,
  found: Import,
  rows: readonly StagedRow[],
  problems: ImportProblem[],
) {
  const book = await loadLeadBook(
    stores,
    rows.map(({ draft }) => draft),
    newId,
    now,
    (leadIds) => stores.imports.linesOf(found.id, leadIds),
  );
  const placed = new Map<string, StagedRow>();
  const lineOf = (leadId: string) => placed.get(leadId)?.line ?? book.earlier.get(leadId);
  let keptCorrections = 0;
  let conflicts = 0;
  for (const row of rows) {
    const placement = book.place(row.draft, found.overwriteCorrected);
    if (placement.kind === 'placed') {
      placed.set(placement.leadId, row);
      if (placement.kept.length > 0) keptCorrections += 1;
      continue;
    }
    const code = placement.kind === 'ambiguous' ? 'conflict' : 'repeated';
    if (code === 'conflict') conflicts += 1;
    problems.push({ line: row.line, column: null, code, message: whyNotPlaced(placement, lineOf) });
  }
  const result = book.close();
  const lines = [...placed].map(([leadId, { line }]) => ({
    leadId,
    line,
    awaitedDomain: result.awaited.get(leadId),
  }));
  await stores.imports.rememberLines(found.id, lines);
  if (found.dryRun) {
    const unknown = new Set(result.created);
    const made = [...placed].filter(([leadId]) => unknown.has(leadId)).map(([, row]) => row);
    await stores.imports.rememberKeys(
      found.id,
      new Map(made.flatMap(({ line, draft }) => dryRunKeys(draft).map((key) => [key, line]))),
    );
  } else {
    await saveBook(stores, result, now);
    if (found.audienceId !== null && (await stores.audiences.byId(found.audienceId)))
      await stores.audiences.addMembers(found.audienceId, [...placed.keys()], now);
  }
  const { created, updated, unchanged } = result;
  return {
    created: created.length,
    updated: updated.length,
    unchanged: unchanged.length,
    keptCorrections,
    conflicts,
  };
}

/** A dry run writes no lead that a later line could mean; what would have identified it is remembered instead. */
async function refuseRepeatedDry(
  { imports }: Stores,
  found: Import,
  rows: readonly StagedRow[],
  problems: ImportProblem[],
): Promise<readonly StagedRow[]> {
  if (!found.dryRun) return rows;
  const known = await imports.linesWithKeys(
    found.id,
    rows.flatMap(({ draft }) => dryRunKeys(draft)),
  );
  return rows.filter(({ line, draft }) => {
    const earlier = dryRunKeys(draft).flatMap((key) => known.get(key) ?? [])[0];
    if (earlier === undefined) return true;
    problems.push({ line, column: null, code: 'repeated', message: sameLeadAs(earlier) });
    return false;
  });
}

async function refuseErased(
  { erasures }: Stores,
  rows: readonly StagedRow[],
  problems: ImportProblem[],
): Promise<readonly StagedRow[]> {
  const guard = await erasures.guard();
  return rows.filter(({ line, draft }) => {
    if (!isErased(draft, guard)) return true;
    problems.push({ line, column: null, code: 'erased', message: ERASED_PROBLEM });
    return false;
  });
}

/** The whole file is merged. Whoever awaited a company that a later line named joins it. */
async function finish({ stores, now, realNow }: MergeContext, found: Import): Promise<void> {
  if (!found.dryRun) {
    const joined = await stores.imports.joinAwaited(found.id, now);
    await stores.events.append(
      joined.map((leadId) => ({ type: 'lead.upserted', data: { leadId, created: false } })),
      now,
    );
  }
  await stores.imports.end(found.id, 'done', realNow);
  await announceEnd(stores, { ...found, state: 'done' }, now);
}
