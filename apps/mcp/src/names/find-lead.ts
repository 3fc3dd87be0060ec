/** Which lead is meant? By id, email address, LinkedIn URL, or name. */
import { decodeId, Refusal } from '#contracts';
import type { EdgeOutput } from '../calls/edge.js';
import type { Read } from '../calls/read.js';
import { cleanLine } from '../untrusted/clean-text.js';

export type Lead = EdgeOutput<'leads.get'>;

const SHOWN = 5;

export async function theLeadId(read: Read, reference: string): Promise<string> {
  if (decodeId('lead', reference)) return reference;
  const by = /linkedin\.com\//i.test(reference)
    ? { linkedinUrl: reference }
    : reference.includes('@')
      ? { email: reference }
      : { text: reference };
  const { data } = await read('leads.search', { ...by, limit: SHOWN + 1 });
  const [only] = data;
  if (only && data.length === 1) return only.id;
  if (data.length === 0) {
    throw new Refusal(
      'not_found',
      `There is no lead "${cleanLine(reference)}" in this workspace.`,
      'Look for the person with lead_search, by name, company or role.',
    );
  }
  throw new Refusal(
    'invalid_input',
    `"${cleanLine(reference)}" may mean ${data.length > SHOWN ? 'many' : data.length} leads: ${data.slice(0, SHOWN).map(describeLead).join('; ')}.`,
    'Give the id of the one that is meant.',
  );
}

export function leadName({ firstName, lastName, professionalEmail }: Lead): string {
  return cleanLine([firstName, lastName].filter(Boolean).join(' ') || (professionalEmail ?? 'unnamed'));
}

/** One line: id, name, title, company, how they can be reached. */
export function describeLead(lead: Lead): string {
  const { id, jobTitle, company, location } = lead;
  const reach = [
    (lead.professionalEmail ?? lead.personalEmail) ? 'email' : '',
    lead.linkedinUrl ? 'linkedin' : '',
  ];
  const facts = [
    leadName(lead),
    jobTitle && cleanLine(jobTitle),
    company && cleanLine(company.name),
    location && cleanLine(location),
    `reach: ${reach.filter(Boolean).join('+') || 'none'}`,
  ];
  return `${id} ${facts.filter(Boolean).join(', ')}`;
}

export function leadFields(lead: Lead): Record<string, unknown> {
  const { id, jobTitle, jobFunction, seniority, location, company } = lead;
  return {
    lead_id: id,
    name: leadName(lead),
    job_title: jobTitle && cleanLine(jobTitle),
    function: jobFunction,
    seniority,
    company: company && cleanLine(company.name),
    industry: company?.industry ? cleanLine(company.industry) : null,
    location: location && cleanLine(location),
    email: lead.professionalEmail ?? lead.personalEmail,
    linkedin_url: lead.linkedinUrl,
  };
}
