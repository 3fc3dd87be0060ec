/**
 * Which lead does a row describe?
 *
 * Cells become the input of leads.upsert and are checked by its schema, so that a file and a call follow the same rules.
 * What only concerns the company's extras is left out with a note; the lead is kept.
 */
import { fieldProblems, leadInput, type FieldProblem } from '#contracts';
import { isIanaZone, normaliseDomain, normaliseEmail } from '#domain';
import { withoutFormulaGuard } from '../../csv/write-csv.js';
import { isSocialPage } from '../../companies/company-draft.js';
import { isFreeMail } from '../free-mail.js';
import { draftLead, type LeadDraft } from '../lead-draft.js';
import { parseSize } from './company-size.js';
import type { Column, ImportField } from './columns.js';
import type { CsvRow } from './read-csv.js';

export interface RowReading {
  /** Undefined: the row is rejected, and the problems say why. */
  readonly draft?: LeadDraft;
  /** With the names of columns as paths; of a row that is kept, what was left out of it. */
  readonly problems: readonly FieldProblem[];
}

type Cells = Map<ImportField, string>;

export function readRow(row: CsvRow, columns: readonly Column[]): RowReading {
  if (row.cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    const message = `The row has ${row.cells.length} values, the header ${columns.length}; put a value that holds the separator in quotes.`;
    return { problems: [{ path: '', message }] };
  }
  const cells: Cells = new Map();
  columns.forEach(({ field }, index) => {
    const text = row.cells[index]?.trim();
    if (field && text) cells.set(field, withoutFormulaGuard(text));
  });
  const notes: FieldProblem[] = [];
  const parsed = leadInput.safeParse({ ...personOf(cells, notes), company: companyOf(cells, notes) });
  const { draft, problems = [] } = parsed.success
    ? draftLead(parsed.data)
    : { draft: undefined, problems: fieldProblems(parsed.error.issues) };
  const columnOf = (path: string) => columns.find(({ field }) => field === path)?.name ?? '';
  return {
    draft,
    problems: [...problems, ...notes].map(({ path, message }) => ({ path: columnOf(path), message })),
  };
}

function personOf(cells: Cells, notes: FieldProblem[]): Record<string, unknown> {
  const person: Record<string, unknown> = {};
  const attributes: Record<string, string> = {};
  for (const [field, text] of cells) {
    if (field.startsWith('attributes.')) attributes[field.slice('attributes.'.length)] = text;
    else if (!field.startsWith('company.') && field !== 'fullName') person[field] = text;
  }
  if (!isIanaZone(cells.get('timeZone') ?? 'UTC')) {
    delete person['timeZone'];
    notes.push({ path: 'timeZone', message: 'This is no IANA zone such as Europe/Paris; ignored.' });
  }
  if (Object.keys(attributes).length > 0) person['attributes'] = attributes;
  const fullName = cells.get('fullName');
  if (fullName !== undefined && !cells.has('firstName') && !cells.has('lastName')) {
    const [first, ...rest] = fullName.split(/\s+/);
    person['firstName'] = first;
    if (rest.length > 0) person['lastName'] = rest.join(' ');
  }
  return person;
}

/** A company needs a name; one that is known by its domain alone is called by it until somebody names it. */
function companyOf(cells: Cells, notes: FieldProblem[]): Record<string, unknown> | undefined {
  const website = cells.get('company.domain');
  const domain = website !== undefined && isSocialPage(website) ? undefined : website;
  if (website !== undefined && domain === undefined) {
    notes.push({
      path: 'company.domain',
      message: 'A page on LinkedIn is not the company’s website; ignored.',
    });
  }
  const sizeText = cells.get('company.size');
  const size = sizeText === undefined ? undefined : parseSize(sizeText);
  if (sizeText !== undefined && size === undefined) {
    notes.push({
      path: 'company.size',
      message: 'This is not a number such as 250 or 51-200; ignored.',
    });
  }
  const industry = cells.get('company.industry');
  const tags = cells
    .get('company.tags')
    ?.split(/[;|]/)
    .map((tag) => tag.trim())
    .filter(Boolean);
  const name =
    cells.get('company.name') ?? (domain && (normaliseDomain(domain) ?? domain)) ?? domainOfAddress(cells);
  if (name !== undefined) return { name, domain, industry, size, tags };
  for (const field of ['company.industry', 'company.size', 'company.tags'] as const) {
    if (cells.has(field))
      notes.push({ path: field, message: 'The row names no company that this belongs to; ignored.' });
  }
  return undefined;
}

/** Only where something is said about the company, is the company of an address worth a record. */
function domainOfAddress(cells: Cells): string | undefined {
  if (!(['company.industry', 'company.size', 'company.tags'] as const).some((field) => cells.has(field)))
    return undefined;
  const email = normaliseEmail(cells.get('professionalEmail') ?? '');
  const domain = email.ok ? email.value.slice(email.value.lastIndexOf('@') + 1) : undefined;
  return domain === undefined || isFreeMail(domain) ? undefined : domain;
}
