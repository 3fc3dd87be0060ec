/** leads.bulk_upsert: up to 1,000 leads; good rows are kept, each row has a result. */
import { fieldProblems, leadInput, Refusal, type OutputOf } from '#contracts';
import { erasedPerson, isErased } from '../erasures/erased-draft.js';
import { staticAudience } from '../audiences/static-audience.js';
import type { ActHandler } from '../operations/operation-context.js';
import { draftLead, type LeadDraft } from './lead-draft.js';
import type { Placement } from './lead-book.js';
import { loadLeadBook } from './load-lead-book.js';
import { ambiguousLead, badLead, repeatedLead } from './refuse-draft.js';
import { saveBook } from './save-book.js';

type Result = OutputOf<'leads.bulk_upsert'>['results'][number];

interface Row {
  readonly index: number;
  readonly draft: LeadDraft;
}

export const bulkUpsertLeads: ActHandler<'leads.bulk_upsert'> = async ({ stores, now, newId }, input) => {
  await stores.leads.lockForWriting();
  const guard = await stores.erasures.guard();
  const audience =
    input.audienceId === undefined ? undefined : await staticAudience(stores, input.audienceId);
  const results: Result[] = [];
  const rows: Row[] = [];
  input.leads.forEach((given, index) => {
    const draft = readLead(given);
    if (draft instanceof Refusal) results.push(rejected(index, draft));
    else if (isErased(draft, guard)) results.push(rejected(index, erasedPerson()));
    else rows.push({ index, draft });
  });
  const book = await loadLeadBook(
    stores,
    rows.map(({ draft }) => draft),
    newId,
    now,
  );
  const placed = new Map<string, { readonly index: number; readonly kept: readonly string[] }>();
  for (const { index, draft } of rows) {
    const placement = book.place(draft, input.overwriteCorrected);
    if (placement.kind === 'placed') placed.set(placement.leadId, { index, kept: placement.kept });
    else results.push(refused(index, placement, placed));
  }
  const written = book.close();
  await saveBook(stores, written, now);
  if (audience) await stores.audiences.addMembers(audience.id, [...placed.keys()], now);
  for (const status of ['created', 'updated', 'unchanged'] as const) {
    for (const leadId of written[status]) {
      const { index, kept } = placed.get(leadId) ?? { index: 0, kept: [] };
      results.push({ index, status, leadId, keptCorrections: [...kept], problem: null });
    }
  }
  return {
    created: written.created.length,
    updated: written.updated.length,
    unchanged: written.unchanged.length,
    conflicts: results.filter(({ status }) => status === 'conflict').length,
    rejected: results.filter(({ status }) => status === 'rejected').length,
    results: results.sort((one, other) => one.index - other.index),
  };
};

function readLead(given: unknown): LeadDraft | Refusal {
  const parsed = leadInput.safeParse(given);
  if (!parsed.success) return badLead(fieldProblems(parsed.error.issues));
  const { draft, problems } = draftLead(parsed.data);
  return draft ?? badLead(problems ?? []);
}

function refused(
  index: number,
  placement: Exclude<Placement, { kind: 'placed' }>,
  placed: ReadonlyMap<string, { readonly index: number }>,
): Result {
  if (placement.kind === 'ambiguous')
    return { ...rejected(index, ambiguousLead(placement.leadIds, placement.by)), status: 'conflict' };
  const first = placed.get(placement.leadId)?.index ?? 0;
  return { ...rejected(index, repeatedLead(first)), leadId: placement.leadId };
}

function rejected(index: number, { code, detail, nextStep, fields }: Refusal): Result {
  const problem = { code, detail, nextStep, fields: [...fields] };
  return { index, status: 'rejected', leadId: null, keptCorrections: [], problem };
}
