/**
 * leads.import: a small CSV in one call; good rows are kept, bad ones reported.
 *
 * Matched and written in a few statements while the caller waits; larger files are uploaded (`../../imports/`). Sending the
 * same file again changes nothing; a dry run does everything but write.
 */
import { Refusal, type OutputOf } from '#contracts';
import type { ActHandler } from '../../operations/operation-context.js';
import { ERASED_PROBLEM, isErased } from '../../erasures/erased-draft.js';
import { loadLeadBook } from '../load-lead-book.js';
import type { LeadDraft } from '../lead-draft.js';
import type { LeadBook } from '../lead-book.js';
import { saveBook } from '../save-book.js';
import { audienceNamed } from './audience-named.js';
import { understandColumns } from './columns.js';
import { readCsv } from './read-csv.js';
import { readRow } from './read-row.js';
import { whyNotPlaced } from './why-not-placed.js';

type Problem = OutputOf<'leads.import'>['problems'][number];

/** More than this many problems say nothing new; their number is reported. */
const MAX_PROBLEMS = 1_000;
const MAX_ROWS = 1_000;

interface Line {
  readonly line: number;
  readonly draft: LeadDraft;
}

export const importLeads: ActHandler<'leads.import'> = async (context, input) => {
  const { stores, now, newId } = context;
  const file = readCsv(input.csv);
  if (file.rows.length > MAX_ROWS) throw tooManyRows(file.rows.length);
  const columns = understandColumns(file.header, input.mapping);
  const problems: Problem[] = [];
  const lines: Line[] = [];
  await stores.leads.lockForWriting();
  const guard = await stores.erasures.guard();
  for (const row of file.rows) {
    const reading = readRow(row, columns);
    if (reading.draft && isErased(reading.draft, guard))
      problems.push({ line: row.line, column: null, message: ERASED_PROBLEM });
    else if (reading.draft) lines.push({ line: row.line, draft: reading.draft });
    for (const { path, message } of reading.problems) {
      problems.push({ line: row.line, column: path === '' ? null : path, message });
    }
  }

  const book = await loadLeadBook(
    stores,
    lines.map(({ draft }) => draft),
    newId,
    now,
  );
  const kept = placeAll(book, lines, problems);
  const result = book.close();
  const audience =
    input.audienceName === undefined
      ? undefined
      : await audienceNamed(stores, input.audienceName, newId, now);
  if (!input.dryRun) {
    await saveBook(stores, result, now);
    if (audience) {
      if (!audience.exists) await stores.audiences.create(audience.audience);
      await stores.audiences.addMembers(audience.audience.id, kept, now);
    }
  }
  return {
    rows: file.rows.length,
    created: result.created.length,
    updated: result.updated.length,
    unchanged: result.unchanged.length,
    rejected: file.rows.length - kept.length,
    audienceId: audience && (audience.exists || !input.dryRun) ? audience.audience.id : null,
    columns: Object.fromEntries(columns.map(({ name, field }) => [name, field])),
    problems: inOrder(problems),
  };
};

/** Ids of the leads of all rows that were kept. */
function placeAll(book: LeadBook, lines: readonly Line[], problems: Problem[]): string[] {
  const lineOf = new Map<string, number>();
  for (const { line, draft } of lines) {
    const placement = book.place(draft);
    if (placement.kind === 'placed') lineOf.set(placement.leadId, line);
    else problems.push({ line, column: null, message: whyNotPlaced(placement, (id) => lineOf.get(id)) });
  }
  return [...lineOf.keys()];
}

function inOrder(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort((one, other) => one.line - other.line);
  const more = sorted.slice(MAX_PROBLEMS);
  const [first] = more;
  if (!first) return sorted;
  const message = `${more.length} more problems from here on are not listed; correct these and import again.`;
  return [...sorted.slice(0, MAX_PROBLEMS), { line: first.line, column: null, message }];
}

function tooManyRows(rows: number): Refusal {
  return new Refusal(
    'too_large',
    `The file has ${rows} rows; this call takes ${MAX_ROWS}. Nothing was imported.`,
    'Upload it with POST /v1/imports, which takes files of millions of rows.',
    [{ path: 'csv', message: `More than ${MAX_ROWS} rows.` }],
  );
}
