/** Which variables may a template use, and what are they for this lead and this sender? */
import { foldText } from '../text/fold.js';

export const TEMPLATE_VARIABLES = [
  'first_name',
  'last_name',
  'full_name',
  'company_name',
  'job_title',
  'location',
  'industry',
  'sender_name',
  'sender_first_name',
] as const;
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number];

/** Values by variable; what is not known is left out. */
export type TemplateValues = Readonly<Record<string, string>>;

type Known = string | null | undefined;

export interface LeadForTemplate {
  readonly firstName?: Known;
  readonly lastName?: Known;
  readonly fullName?: Known;
  readonly companyName?: Known;
  readonly jobTitle?: Known;
  readonly location?: Known;
  readonly industry?: Known;
  /** Custom attributes by the name that people gave them. */
  readonly custom?: Readonly<Record<string, Known>>;
}

export interface SenderForTemplate {
  readonly name: string;
  readonly firstName?: Known;
}

/**
 * Any `custom.…` name is allowed: attributes differ from lead to lead. Which snippets there are is known to those who put them
 * in place.
 */
export function isKnownVariable(name: string): boolean {
  return (
    (TEMPLATE_VARIABLES as readonly string[]).includes(name) ||
    /^(?:custom|snippet)\.[a-z][a-z0-9_]*$/.test(name)
  );
}

/** How a custom attribute is written in a template: `Number of seats` is `custom.number_of_seats`. */
export function customVariable(attribute: string): string {
  const name = foldText(attribute)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return `custom.${/^[a-z]/.test(name) ? name : `x_${name}`}`;
}

export function templateValues(lead: LeadForTemplate, sender: SenderForTemplate): TemplateValues {
  const named = {
    first_name: lead.firstName,
    last_name: lead.lastName,
    full_name: known(lead.fullName) ?? [lead.firstName, lead.lastName].map(known).filter(Boolean).join(' '),
    company_name: lead.companyName,
    job_title: lead.jobTitle,
    location: lead.location,
    industry: lead.industry,
    sender_name: sender.name,
    sender_first_name: known(sender.firstName) ?? sender.name.trim().split(/\s+/)[0],
  } satisfies Record<TemplateVariable, Known>;
  const custom = Object.entries(lead.custom ?? {}).map(
    ([name, value]) => [customVariable(name), value] as const,
  );
  const values = [...Object.entries(named), ...custom].flatMap(([name, value]) => {
    const text = known(value);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(values);
}

function known(value: Known): string | undefined {
  return value?.trim() || undefined;
}
