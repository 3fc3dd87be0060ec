/**
 * Whom does "CMOs in SaaS" mean?
 *
 * The domain reads functions and levels. The words that are left are looked for where they could belong: tags and
 * industries of companies, locations, and at last the words of a title. What is found nowhere is said, never dropped.
 */
import { JOB_FUNCTIONS, SENIORITIES, titleQuery } from '#domain';
import { z } from 'zod';
import type { EdgeInput } from '../calls/edge.js';
import type { Read } from '../calls/read.js';

export type Filter = NonNullable<EdgeInput<'audiences.create'>['filter']>;

const words = z.array(z.string().min(1).max(100)).max(50).optional();

/** The arguments with which people are described, in several tools. */
export const peopleArguments = {
  who: z
    .string()
    .max(300)
    .optional()
    .describe(
      'People in words: "CMOs in SaaS", "heads of sales in Paris". English, French, German, Spanish.',
    ),
  functions: z.array(z.enum(JOB_FUNCTIONS)).optional(),
  seniorities: z.array(z.enum(SENIORITIES)).optional(),
  title_text: z.string().max(200).optional().describe('Words that the job title must contain.'),
  industries: words,
  company_tags: words,
  company_size: z
    .strictObject({ min: z.number().int().min(0).optional(), max: z.number().int().min(0).optional() })
    .optional()
    .describe('People employed.'),
  location: z.string().max(200).optional(),
};

export type PeopleArguments = z.output<z.ZodObject<typeof peopleArguments>>;

export interface Understood {
  /** Undefined when nothing was asked for. */
  readonly filter: Filter | undefined;
  /** Words that fit nothing that is known; nothing was filtered by them. */
  readonly notUnderstood: readonly string[];
}

/** Words that are looked up one by one; each costs up to four counts. */
const MOST_WORDS = 6;

export async function understandPeople(read: Read, args: PeopleArguments): Promise<Understood> {
  const query = titleQuery(args.who ?? '');
  const filter: Filter = {
    functions: nonEmpty([...query.functions, ...(args.functions ?? [])]),
    seniorities: nonEmpty([...query.seniorities, ...(args.seniorities ?? [])]),
    titleText: args.title_text,
    industries: nonEmpty(args.industries ?? []),
    companyTags: nonEmpty(args.company_tags ?? []),
    companySize: args.company_size,
    location: args.location,
  };
  const notUnderstood = await placeWords(read, filter, [...query.unknown]);
  const asked = Object.values(filter).some((part) => part !== undefined);
  return { filter: asked ? filter : undefined, notUnderstood };
}

/** Puts each phrase into the part of the filter where somebody is found; answers those that fit nowhere. */
async function placeWords(read: Read, filter: Filter, unknown: readonly string[]): Promise<string[]> {
  const left: string[] = [];
  const searched = unknown.slice(0, MOST_WORDS);
  for (let at = 0; at < searched.length;) {
    const placed = await placeLongest(read, filter, searched.slice(at));
    if (placed === 0) left.push(searched[at] ?? '');
    at += Math.max(1, placed);
  }
  return [...left, ...unknown.slice(MOST_WORDS)];
}

/** "new york" before "new": how many words were placed. */
async function placeLongest(read: Read, filter: Filter, rest: readonly string[]): Promise<number> {
  for (let length = Math.min(3, rest.length); length > 0; length -= 1) {
    const phrase = rest.slice(0, length).join(' ');
    const part = await partFor(read, phrase);
    if (part === undefined || (!isList(part) && filter[part] !== undefined)) continue;
    if (isList(part)) filter[part] = [...(filter[part] ?? []), phrase];
    else filter[part] = phrase;
    return length;
  }
  return 0;
}

/** The kind of company that more people work for; then a place; then a word of the title. */
async function partFor(read: Read, phrase: string): Promise<WordPart | undefined> {
  const found = async (probe: Filter) => (await read('audiences.preview', { filter: probe, sample: 0 })).size;
  const tagged = await found({ companyTags: [phrase] });
  const inIndustry = await found({ industries: [phrase] });
  if (tagged + inIndustry > 0) return tagged >= inIndustry ? 'companyTags' : 'industries';
  if ((await found({ location: phrase })) > 0) return 'location';
  return (await found({ titleText: phrase })) > 0 ? 'titleText' : undefined;
}

type ListPart = 'companyTags' | 'industries';
type WordPart = ListPart | 'location' | 'titleText';

const isList = (part: WordPart): part is ListPart => part === 'companyTags' || part === 'industries';

function nonEmpty<Item>(items: readonly Item[]): Item[] | undefined {
  return items.length === 0 ? undefined : [...new Set(items)];
}

/** How the words were read, for the model to check: `function marketing; seniority c_level; company tag saas`. */
export function describeFilter(filter: Filter | undefined): string {
  if (!filter) return 'everybody';
  const { companySize: size } = filter;
  const parts = [
    filter.functions && `function ${filter.functions.join(' or ')}`,
    filter.seniorities && `seniority ${filter.seniorities.join(' or ')}`,
    filter.titleText && `title contains "${filter.titleText}"`,
    filter.industries && `industry ${filter.industries.join(' or ')}`,
    filter.companyTags && `company tag ${filter.companyTags.join(' or ')}`,
    size && `company size ${size.min ?? 0}–${size.max ?? '∞'}`,
    filter.location && `location contains "${filter.location}"`,
  ];
  return parts.filter(Boolean).join('; ');
}

export function filterFields(filter: Filter | undefined): Record<string, unknown> {
  return {
    functions: filter?.functions,
    seniorities: filter?.seniorities,
    title_text: filter?.titleText,
    industries: filter?.industries,
    company_tags: filter?.companyTags,
    company_size: filter?.companySize,
    location: filter?.location,
  };
}
