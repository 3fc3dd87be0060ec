/** imports.report: what was wrong with which line, as a file. */
import { csvLine } from '../csv/write-csv.js';
import type { StreamHandler } from '../streams/stream-context.js';
import { existingImport } from './import-handlers.js';
import type { ProblemPlace } from './import-store.port.js';

const PAGE = 1_000;

export const importReport: StreamHandler<'imports.report'> = async function* (
  { caller, unitOfWork, signal },
  { importId },
) {
  let after: ProblemPlace | undefined;
  do {
    const page = await unitOfWork.read(caller.workspaceId, async ({ imports }) => {
      if (after === undefined) existingImport(await imports.byId(importId), importId);
      return imports.problems(importId, after ?? { line: 0, number: 0 }, PAGE);
    });
    const lines = page.map(({ problem: { line, column, code, message } }) =>
      csvLine([line, column, code, message]),
    );
    yield (after === undefined ? csvLine(['line', 'column', 'code', 'message']) : '') + lines.join('');
    after = page.length < PAGE ? undefined : page.at(-1)?.place;
  } while (after !== undefined && !signal.aborted);
};
