/**
 * How are leads written? As sets: a few statements for any number of rows, each row as JSON.
 *
 * Folded text is written here and nowhere else, beside the text that it folds.
 */
import type { Company, Lead, LeadChanges } from '#application';
import { foldText } from '#domain';
import type { Db } from '../database/db.js';

/** Rows of one statement; keeps a statement's parameter at a few megabytes. */
const BATCH = 5_000;

const SAVE_COMPANIES = `
  INSERT INTO companies (workspace_id, id, domain, name, industry, size, tags,
    name_folded, industry_folded, tags_folded, created_at, updated_at)
  SELECT $1::uuid, row.* FROM jsonb_to_recordset($2::jsonb) AS row(
    id uuid, domain text, name text, industry text, size int, tags text[],
    name_folded text, industry_folded text, tags_folded text[], created_at timestamptz, updated_at timestamptz)
  ON CONFLICT (workspace_id, id) DO UPDATE SET
    domain = excluded.domain, name = excluded.name, industry = excluded.industry, size = excluded.size,
    tags = excluded.tags, name_folded = excluded.name_folded, industry_folded = excluded.industry_folded,
    tags_folded = excluded.tags_folded, updated_at = excluded.updated_at`;

const ADD_LEADS = `
  INSERT INTO leads (workspace_id, id, company_id, first_name, last_name, job_title, job_function, seniority,
    location, phone, time_zone, attributes, corrected_fields, name_folded, title_folded, location_folded, created_at, updated_at)
  SELECT $1::uuid, row.* FROM jsonb_to_recordset($2::jsonb) AS row(
    id uuid, company_id uuid, first_name text, last_name text, job_title text, job_function text, seniority text,
    location text, phone text, time_zone text, attributes jsonb, corrected_fields text[], name_folded text, title_folded text,
    location_folded text, created_at timestamptz, updated_at timestamptz)`;

const SAVE_LEADS = `${ADD_LEADS}
  ON CONFLICT (workspace_id, id) DO UPDATE SET
    company_id = excluded.company_id, first_name = excluded.first_name, last_name = excluded.last_name,
    job_title = excluded.job_title, job_function = excluded.job_function, seniority = excluded.seniority,
    location = excluded.location, phone = excluded.phone, time_zone = excluded.time_zone, attributes = excluded.attributes,
    corrected_fields = excluded.corrected_fields,
    name_folded = excluded.name_folded, title_folded = excluded.title_folded,
    location_folded = excluded.location_folded, updated_at = excluded.updated_at`;

const ADD_IDENTITIES = `
  INSERT INTO channel_identities (workspace_id, id, lead_id, kind, value, label)
  SELECT $1::uuid, row.* FROM jsonb_to_recordset($2::jsonb) AS row(
    id uuid, lead_id uuid, kind text, value text, label text)`;

const SAVE_IDENTITIES = `${ADD_IDENTITIES}
  ON CONFLICT (workspace_id, id) DO UPDATE SET label = excluded.label
  WHERE channel_identities.label IS DISTINCT FROM excluded.label`;

/** Until it is taken back, the triggers leave the documents of written leads to `REFRESH`. */
const REFRESH_LATER = `SELECT set_config('overture.refresh_leads', 'later', true) FROM (SELECT $1::uuid AS workspace_id) given`;

const REFRESH = `
  SELECT set_config('overture.refresh_leads', '', true),
    refresh_lead_search(array_fill(given.workspace_id, ARRAY[cardinality(given.ids)]), given.ids)::text
  FROM (SELECT $1::uuid AS workspace_id, $2::uuid[] AS ids) given`;

export async function saveLeads(db: Db, { companies, leads, created = [] }: LeadChanges): Promise<void> {
  const isNew = new Set(created);
  const { added = [], changed = [] } = Object.groupBy(leads, ({ id }) =>
    isNew.has(id) ? 'added' : 'changed',
  );
  await saveRows(db, SAVE_COMPANIES, companies.map(companyRow));
  if (leads.length === 0) return;
  await db.sql.rows(REFRESH_LATER, [db.workspaceId]);
  await saveRows(db, ADD_LEADS, added.map(leadRow));
  await saveRows(db, SAVE_LEADS, changed.map(leadRow));
  await saveRows(db, ADD_IDENTITIES, added.flatMap(identityRows));
  await saveRows(db, SAVE_IDENTITIES, changed.flatMap(identityRows));
  await db.sql.rows(REFRESH, [db.workspaceId, leads.map(({ id }) => id)]);
}

const companyRow = (company: Company) => ({
  id: company.id,
  domain: company.domain,
  name: company.name,
  industry: company.industry,
  size: company.size,
  tags: company.tags,
  name_folded: foldText(company.name),
  industry_folded: foldText(company.industry ?? ''),
  tags_folded: company.tags.map(foldText),
  created_at: company.createdAt.toString(),
  updated_at: company.updatedAt.toString(),
});

const leadRow = (lead: Lead) => ({
  id: lead.id,
  company_id: lead.company?.id ?? null,
  first_name: lead.firstName,
  last_name: lead.lastName,
  job_title: lead.jobTitle,
  job_function: lead.jobFunction,
  seniority: lead.seniority,
  location: lead.location,
  phone: lead.phone,
  time_zone: lead.timeZone,
  attributes: lead.attributes,
  corrected_fields: lead.correctedFields,
  name_folded: foldText(`${lead.firstName ?? ''} ${lead.lastName ?? ''}`),
  title_folded: foldText(lead.jobTitle ?? ''),
  location_folded: foldText(lead.location ?? ''),
  created_at: lead.createdAt.toString(),
  updated_at: lead.updatedAt.toString(),
});

const identityRows = ({ id, identities }: Lead) =>
  identities.map((identity) => ({ ...identity, lead_id: id }));

async function saveRows({ workspaceId, sql }: Db, statement: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await sql.rows(statement, [workspaceId, JSON.stringify(rows.slice(start, start + BATCH))]);
  }
}
