/**
 * What was said about a lead, checked and normalised?
 *
 * The same for one lead over REST and for a row of a file: addresses and URLs become channel identities, a job title
 * also says function and seniority, and the domain of a professional address hints at the company.
 */
import { normaliseJobTitle, normaliseZone } from '#domain';
import type { FieldProblem, leadInput } from '#contracts';
import type { z } from 'zod';
import { draftCompany, type CompanyDraft } from '../companies/company-draft.js';
import { oneLine } from '../text/one-line.js';
import { readIdentities, type IdentityDraft } from './channel-identities.js';
import { isFreeMail } from './free-mail.js';
import type { Lead } from './lead.js';

export type LeadInput = z.output<typeof leadInput>;

type PlainField =
  'firstName' | 'lastName' | 'jobTitle' | 'jobFunction' | 'seniority' | 'location' | 'phone' | 'timeZone';

export interface LeadDraft {
  /** Only what was given. */
  readonly fields: Partial<Pick<Lead, PlainField>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly identities: readonly IdentityDraft[];
  readonly company?: CompanyDraft;
  /** Domain of the professional address, unless it belongs to a provider of free mailboxes. */
  readonly inferredDomain?: string;
}

export type Drafted =
  | { readonly draft: LeadDraft; readonly problems?: undefined }
  | { readonly draft?: undefined; readonly problems: readonly FieldProblem[] };

/** The draft, or every problem of the input with its path. */
export function draftLead(input: LeadInput): Drafted {
  const problems: FieldProblem[] = [];
  const identities = readIdentities(input, problems);
  const company = input.company === undefined ? undefined : draftCompany(input.company, 'company.', problems);
  if (problems.length === 0 && identities.length === 0 && !(input.firstName && input.lastName && company)) {
    problems.push({
      path: '',
      message:
        'Nothing identifies this lead; give an email address or a LinkedIn URL, or first name, last name and company.',
    });
  }
  if (problems.length > 0) return { problems };
  const inferredDomain = workDomain(identities);
  return {
    draft: {
      fields: readFields(input),
      attributes: input.attributes ?? {},
      identities,
      company: company && { ...company, inferredDomain },
      inferredDomain,
    },
  };
}

export function workDomain(identities: readonly IdentityDraft[]): string | undefined {
  const address = identities.find(({ label }) => label === 'professional')?.value;
  const domain = address?.slice(address.lastIndexOf('@') + 1);
  return domain === undefined || isFreeMail(domain) ? undefined : domain;
}

function readFields(input: LeadInput): LeadDraft['fields'] {
  const fields: { -readonly [Name in PlainField]?: Lead[Name] } = {};
  for (const name of ['firstName', 'lastName', 'jobTitle', 'location', 'phone'] as const) {
    const text = input[name];
    if (text !== undefined) fields[name] = oneLine(text);
  }
  if (input.timeZone !== undefined) fields.timeZone = normaliseZone(input.timeZone) ?? null;
  if (fields.jobTitle) {
    const title = normaliseJobTitle(fields.jobTitle);
    fields.jobFunction = title.function;
    fields.seniority = title.seniority;
  }
  return fields;
}
