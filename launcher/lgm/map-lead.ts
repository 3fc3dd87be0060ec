/** How does their lead read as ours? The body of a row of leads.bulk_upsert, and what of it could not be taken. */
import type { LgmLead } from './records.ts';

export interface MappedLead {
  readonly row: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/** Their field → ours, each cut to nothing but what is a text. */
const FIELDS: readonly (readonly [theirs: string, ours: string])[] = [
  ['firstname', 'firstName'],
  ['lastname', 'lastName'],
  ['proEmail', 'professionalEmail'],
  ['persoEmail', 'personalEmail'],
  ['linkedinUrl', 'linkedinUrl'],
  ['jobTitle', 'jobTitle'],
  ['location', 'location'],
  ['phone', 'phone'],
];
const ATTRIBUTES: readonly (readonly [theirs: string, ours: string])[] = [
  ['id', 'lgm_id'],
  ['crm_id', 'crm_id'],
  ['gender', 'gender'],
  ['twitter', 'twitter'],
  ...Array.from({ length: 10 }, (_, index) => {
    const number = index + 1;
    return [`customAttribute${number}`, `lgm_custom_${number}`] as const;
  }),
];
/** What the API takes in one attribute. */
export const ATTRIBUTE_LENGTH = 1_000;

export function mapLead(lead: LgmLead): MappedLead {
  const notes: string[] = [];
  const row: Record<string, unknown> = {};
  for (const [theirs, ours] of FIELDS) {
    const text = textOf(lead[theirs]);
    if (text !== undefined) row[ours] = text;
  }
  const attributes: Record<string, string> = {};
  for (const [theirs, ours] of ATTRIBUTES) {
    const text = textOf(lead[theirs]);
    if (text === undefined) continue;
    if (text.length > ATTRIBUTE_LENGTH)
      notes.push(`${theirs} is longer than ${ATTRIBUTE_LENGTH} characters.`);
    else attributes[ours] = text;
  }
  const company = textOf(lead['companyName']);
  const domain = domainOf(textOf(lead['companyUrl']));
  const industry = textOf(lead['industry']);
  if (company !== undefined)
    row['company'] = { name: company, ...(domain && { domain }), ...(industry && { industry }) };
  return { row: { ...row, attributes }, notes };
}

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  return value.trim() === '' ? undefined : value.trim();
}

/** A page on LinkedIn is not a company's website. */
function domainOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const address = URL.parse(/^https?:\/\//i.test(url) ? url : `https://${url}`);
  const host = address?.hostname.replace(/^www\./, '');
  return host === undefined || !host.includes('.') || host.endsWith('linkedin.com') ? undefined : host;
}
