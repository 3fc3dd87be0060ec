/** How is a lead read? With company and channel identities, in one query for any number of leads. */
import type { ChannelIdentity, Company, Lead } from '#application';
import type { JobFunction, Seniority } from '#domain';
import { instantOf } from './instant-of.js';

export interface LeadRow {
  readonly id: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly job_title: string | null;
  readonly job_function: string | null;
  readonly seniority: string | null;
  readonly location: string | null;
  readonly phone: string | null;
  readonly time_zone: string | null;
  readonly attributes: Record<string, string>;
  readonly corrected_fields: string[];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly company_id: string | null;
  readonly company_domain: string | null;
  readonly company_name: string | null;
  readonly company_industry: string | null;
  readonly company_size: number | null;
  readonly company_tags: string[] | null;
  readonly company_created_at: Date | null;
  readonly company_updated_at: Date | null;
  readonly identities: ChannelIdentity[];
}

/** Ends before WHERE; aliases `l` and `c`. */
export const SELECT_LEADS = `
  SELECT l.id, l.first_name, l.last_name, l.job_title, l.job_function, l.seniority, l.location, l.phone, l.time_zone, l.attributes, l.corrected_fields,
    l.created_at, l.updated_at,
    c.id AS company_id, c.domain AS company_domain, c.name AS company_name, c.industry AS company_industry,
    c.size AS company_size, c.tags AS company_tags, c.created_at AS company_created_at,
    c.updated_at AS company_updated_at,
    coalesce((
      SELECT json_agg(json_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'label', i.label,
        'check', CASE WHEN i.verdict IS NOT NULL
          THEN json_build_object('verdict', i.verdict, 'reason', i.verdict_reason, 'checkedAt', i.checked_at) END) ORDER BY i.id)
      FROM channel_identities i WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id
    ), '[]') AS identities
  FROM leads l
  LEFT JOIN companies c ON c.workspace_id = l.workspace_id AND c.id = l.company_id`;

export function toLead(row: LeadRow): Lead {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    jobTitle: row.job_title,
    jobFunction: row.job_function as JobFunction | null,
    seniority: row.seniority as Seniority | null,
    location: row.location,
    phone: row.phone,
    timeZone: row.time_zone,
    attributes: row.attributes,
    correctedFields: row.corrected_fields,
    identities: row.identities,
    company: toCompany(row),
    createdAt: instantOf(row.created_at),
    updatedAt: instantOf(row.updated_at),
  };
}

function toCompany(row: LeadRow): Company | null {
  if (!row.company_id || !row.company_created_at || !row.company_updated_at) return null;
  return {
    id: row.company_id,
    domain: row.company_domain,
    name: row.company_name ?? '',
    industry: row.company_industry,
    size: row.company_size,
    tags: row.company_tags ?? [],
    createdAt: instantOf(row.company_created_at),
    updatedAt: instantOf(row.company_updated_at),
  };
}
