/**
 * leads.import: leads from CSV; good rows are kept, bad ones reported.
 *
 * The whole file is matched in memory against what is known and written in a few statements. Sending the same file again
 * changes nothing; a dry run does everything but write.
 */
import { encodeId, Refusal, type OutputOf } from '#contracts';
import type { Audience } from '../../audiences/audience.js';
import type { ActContext, ActHandler } from '../../operations/operation-context.js';
import { ERASED_PROBLEM, isErased } from '../../erasures/erased-draft.js';
import { loadLeadBook } from '../load-lead-book.js';
import type { LeadDraft } from '../lead-draft.js';
import type { LeadBook, Placement } from '../lead-book.js';
import { saveBook } from '../save-book.js';
import { understandColumns } from './columns.js';
import { readCsv } from './read-csv.js';
import { readRow } from './read-row.js';

type Problem = OutputOf<'leads.import'>['problems'][number];

/** More than this many problems say nothing new; their number is reported. */
const MAX_PROBLEMS = 1_000;

interface Line {
  readonly line: number;
  readonly draft: LeadDraft;
}

export const importLeads: ActHandler<'leads.import'> = async (context, input) => {
  const { stores, now, newId } = context;
  const file = readCsv(input.csv);
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
    input.audienceName === undefined ? undefined : await audienceNamed(context, input.audienceName);
  if (!input.dryRun) {
    await saveBook(stores, result, now);
    if (audience) {
      if (!audience.exists) await stores.audiences.create(audience.audience);
      await stores.audiences.addMembers(audience.audience.id, kept);
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
    else problems.push({ line, column: null, message: whyNotPlaced(placement, lineOf) });
  }
  return [...lineOf.keys()];
}

function whyNotPlaced(
  placement: Exclude<Placement, { kind: 'placed' }>,
  lineOf: ReadonlyMap<string, number>,
): string {
  const named = (leadId: string) => {
    const line = lineOf.get(leadId);
    return line === undefined ? encodeId('lead', leadId) : `the lead of line ${line}`;
  };
  if (placement.kind === 'repeated') {
    return `The same lead as on line ${lineOf.get(placement.leadId)}; that line was kept, this one was not used.`;
  }
  const leads = placement.leadIds.map(named).join(' and ');
  return placement.by === 'identity'
    ? `These addresses belong to different leads, ${leads}, which are never merged silently; correct the row or the lead that has the wrong address.`
    : `More than one lead has this name in this company: ${leads}; add an email address or LinkedIn URL.`;
}

async function audienceNamed(
  { stores, newId, now }: ActContext,
  name: string,
): Promise<{ audience: Audience; exists: boolean }> {
  const known = await stores.audiences.byName(name);
  if (known?.kind === 'filter') {
    throw new Refusal(
      'conflict',
      `“${name}” is an audience by filter (${encodeId('audience', known.id)}); leads cannot be added to it. Nothing was imported.`,
      'Import into a static audience, or choose another name.',
      [{ path: 'audienceName', message: 'Belongs to an audience by filter.' }],
    );
  }
  if (known) return { audience: known, exists: true };
  return { audience: { id: newId(), name, kind: 'static', filter: null, createdAt: now }, exists: false };
}

function inOrder(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort((one, other) => one.line - other.line);
  const more = sorted.slice(MAX_PROBLEMS);
  const [first] = more;
  if (!first) return sorted;
  const message = `${more.length} more problems from here on are not listed; correct these and import again.`;
  return [...sorted.slice(0, MAX_PROBLEMS), { line: first.line, column: null, message }];
}
