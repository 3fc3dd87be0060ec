/** How does an understood row lie in staging, and come back? One column for each thing that was said. */
import type { ChannelIdentityKind } from '../leads/lead.js';
import type { IdentityDraft } from '../leads/channel-identities.js';
import { workDomain, type LeadDraft } from '../leads/lead-draft.js';

/** Named as the columns of `import_rows`. */
export interface StagedColumns {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly job_title: string | null;
  readonly job_function: string | null;
  readonly seniority: string | null;
  readonly location: string | null;
  readonly phone: string | null;
  readonly time_zone: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly professional_email: string | null;
  readonly personal_email: string | null;
  readonly linkedin_public_id: string | null;
  readonly linkedin_member_id: string | null;
  readonly company_name: string | null;
  readonly company_domain: string | null;
  readonly company_industry: string | null;
  readonly company_size: number | null;
  readonly company_tags: readonly string[] | null;
}

export function toStaged({ fields, attributes, identities, company }: LeadDraft): StagedColumns {
  const value = (kind: ChannelIdentityKind, label: IdentityDraft['label'] = null) =>
    identities.find((identity) => identity.kind === kind && identity.label === label)?.value ?? null;
  return {
    first_name: fields.firstName ?? null,
    last_name: fields.lastName ?? null,
    job_title: fields.jobTitle ?? null,
    job_function: fields.jobFunction ?? null,
    seniority: fields.seniority ?? null,
    location: fields.location ?? null,
    phone: fields.phone ?? null,
    time_zone: fields.timeZone ?? null,
    attributes,
    professional_email: value('email', 'professional'),
    personal_email: value('email', 'personal'),
    linkedin_public_id: value('linkedin_public_id'),
    linkedin_member_id: value('linkedin_member_id'),
    company_name: company?.name ?? null,
    company_domain: company?.domain ?? null,
    company_industry: company?.industry ?? null,
    company_size: company?.size ?? null,
    company_tags: company?.tags ?? null,
  };
}

export function fromStaged(row: StagedColumns): LeadDraft {
  const identities: IdentityDraft[] = [];
  const add = (kind: ChannelIdentityKind, value: string | null, label: IdentityDraft['label'] = null) => {
    if (value !== null) identities.push({ kind, value, label });
  };
  add('email', row.professional_email, 'professional');
  add('email', row.personal_email, 'personal');
  add('linkedin_public_id', row.linkedin_public_id);
  add('linkedin_member_id', row.linkedin_member_id);
  const inferredDomain = workDomain(identities);
  return {
    fields: fieldsOf(row),
    attributes: row.attributes,
    identities,
    inferredDomain,
    company:
      row.company_name === null
        ? undefined
        : {
            name: row.company_name,
            domain: row.company_domain ?? undefined,
            inferredDomain,
            industry: row.company_industry ?? undefined,
            size: row.company_size ?? undefined,
            tags: row.company_tags ?? undefined,
          },
  };
}

function fieldsOf(row: StagedColumns): LeadDraft['fields'] {
  const fields: Record<string, string | null> = {};
  if (row.first_name !== null) fields['firstName'] = row.first_name;
  if (row.last_name !== null) fields['lastName'] = row.last_name;
  if (row.job_title !== null) {
    fields['jobTitle'] = row.job_title;
    // A title may say neither: then it also takes away what an older one said.
    fields['jobFunction'] = row.job_function;
    fields['seniority'] = row.seniority;
  }
  if (row.location !== null) fields['location'] = row.location;
  if (row.phone !== null) fields['phone'] = row.phone;
  if (row.time_zone !== null) fields['timeZone'] = row.time_zone;
  return fields;
}
