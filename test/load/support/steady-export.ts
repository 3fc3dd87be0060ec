/** Does an export hold one page in memory, however long it is? Its rows are read and forgotten, as a slow reader would. */
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { exportLeads, type UnitOfWork } from '#application';

const EARLY = 10_000;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What was seen, as a line of text; memory is what is left after a collection. */
export async function exportSteadily(
  unitOfWork: UnitOfWork,
  workspaceId: string,
  rows: number,
): Promise<string> {
  const leaving = new AbortController();
  const caller = { workspaceId, apiKeyId: workspaceId, scopes: ['outreach:read'], kind: 'service' } as const;
  const pieces = exportLeads(
    { caller, now: Temporal.Instant.from('2026-01-01T00:00:00Z'), unitOfWork, signal: leaving.signal },
    { byteOrderMark: 'false' },
  );
  const began = performance.now();
  let seen = -1;
  let early = 0;
  let most = 0;
  for await (const piece of pieces) {
    for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', at + 1)) seen += 1;
    if (seen < EARLY) early = Math.max(early, liveMegabytes());
    else if (seen % EARLY === 0) most = Math.max(most, liveMegabytes());
    if (seen >= rows) break;
  }
  const seconds = (performance.now() - began) / 1000;
  return `An export of ${seen.toLocaleString('en')} leads took ${seconds.toFixed(1)} s; live heap ${early.toFixed(0)} MB at first, ${most.toFixed(0)} MB at most later.`;
}

function liveMegabytes(): number {
  collect();
  return process.memoryUsage().heapUsed / 1_048_576;
}
