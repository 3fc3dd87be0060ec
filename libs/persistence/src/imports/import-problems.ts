/** How do problems get into a report? In the order of the file, and of each line. */
import type { ImportProblem } from '#application';
import type { Db } from '../database/db.js';

/** @param first number of the first problem of a line. */
export async function addProblems(
  { workspaceId, sql }: Pick<Db, 'workspaceId' | 'sql'>,
  importId: string,
  problems: readonly ImportProblem[],
  first: number,
): Promise<void> {
  if (problems.length === 0) return;
  const next = new Map<number, number>();
  const rows = problems.map((problem) => {
    const number = next.get(problem.line) ?? first;
    next.set(problem.line, number + 1);
    return { ...problem, number };
  });
  await sql.rows(
    `INSERT INTO import_problems (workspace_id, import_id, line, number, "column", code, message)
     SELECT $1::uuid, $2::uuid, row.* FROM jsonb_to_recordset($3::jsonb)
       AS row(line int, number int, "column" text, code text, message text)`,
    [workspaceId, importId, JSON.stringify(rows)],
  );
}
