/** What does a list of these people look like as a file? Columns as users of outreach tools know them. */
import type { Person } from './people.js';

const COLUMNS: Readonly<Record<string, (person: Person) => string | number>> = {
  firstname: (person) => person.firstName,
  lastname: (person) => person.lastName,
  proEmail: (person) => person.email,
  linkedinUrl: (person) => `https://www.linkedin.com/in/${person.linkedinPublicId}`,
  linkedinPublicId: (person) => person.linkedinPublicId,
  companyName: (person) => person.company.name,
  companyUrl: (person) => `https://${person.company.domain}`,
  jobTitle: (person) => person.jobTitle,
  location: (person) => person.location,
  industry: (person) => person.company.industry,
  companySize: (person) => person.company.size,
  companyTags: (person) => person.company.tags.join(';'),
};

/** RFC 4180, with a header line. */
export function writeCsv(people: readonly Person[]): string {
  const rows = people.map((person) => Object.values(COLUMNS).map((value) => quote(String(value(person)))));
  return [Object.keys(COLUMNS), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

const quote = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

export interface PeopleQuery {
  readonly role?: string;
  readonly industry?: string;
  readonly tag?: string;
  /** Part of the job title, whatever its case. */
  readonly title?: string;
  readonly limit?: string;
  readonly offset?: string;
}

export function choosePeople(people: readonly Person[], query: PeopleQuery): Person[] {
  const title = query.title?.toLowerCase();
  const offset = Number(query.offset ?? 0);
  return people
    .filter(
      (person) =>
        (!query.role || person.role === query.role) &&
        (!query.industry || person.company.industry === query.industry) &&
        (!query.tag || person.company.tags.includes(query.tag)) &&
        (!title || person.jobTitle.toLowerCase().includes(title)),
    )
    .slice(offset, query.limit === undefined ? undefined : offset + Number(query.limit));
}
