/** Who belongs to an audience? All given parts must hold; inside one part any value will do. */
import { foldText } from '../text/fold.js';
import type { JobFunction, Seniority } from './seniority.js';

/** A part that is left out, an empty list or a blank text asks for nothing. */
export interface AudienceFilter {
  readonly functions?: readonly JobFunction[];
  readonly seniorities?: readonly Seniority[];
  /** Words that must occur in the job title, whatever their case. */
  readonly titleText?: string;
  readonly industries?: readonly string[];
  readonly companyTags?: readonly string[];
  readonly companySize?: { readonly min?: number; readonly max?: number };
  /** Text that must occur in the location, whatever its case. */
  readonly location?: string;
}

/** What a filter looks at. What is not known about a person satisfies no part that asks for it. */
export interface PersonForFilter {
  readonly function: JobFunction | null;
  readonly seniority: Seniority | null;
  readonly title: string | null;
  readonly industry: string | null;
  readonly companyTags: readonly string[];
  /** Number of employees. */
  readonly companySize: number | null;
  readonly location: string | null;
}

/** The truth that the query in the database is tested against. Texts are compared folded (`foldText`). */
export function matchesAudience(filter: AudienceFilter, person: PersonForFilter): boolean {
  return (
    isAmong(filter.functions, person.function) &&
    isAmong(filter.seniorities, person.seniority) &&
    wordsOf(filter.titleText).every((word) => contains(person.title, word)) &&
    anyFolded(filter.industries, person.industry === null ? [] : [person.industry]) &&
    anyFolded(filter.companyTags, person.companyTags) &&
    hasSize(filter.companySize, person.companySize) &&
    contains(person.location, foldText(filter.location ?? ''))
  );
}

function isAmong<T>(wanted: readonly T[] | undefined, value: T | null): boolean {
  if (!wanted?.length) return true;
  return value !== null && wanted.includes(value);
}

/** Blank values ask for nothing, so a list of nothing but blanks is an empty one. */
function anyFolded(wanted: readonly string[] | undefined, values: readonly string[]): boolean {
  const folded = (wanted ?? []).map(foldText).filter((text) => text !== '');
  return folded.length === 0 || values.some((value) => folded.includes(foldText(value)));
}

function wordsOf(text: string | undefined): string[] {
  return foldText(text ?? '')
    .split(' ')
    .filter((word) => word !== '');
}

function contains(text: string | null, part: string): boolean {
  return part === '' || (text !== null && foldText(text).includes(part));
}

function hasSize(wanted: AudienceFilter['companySize'], size: number | null): boolean {
  const { min, max } = wanted ?? {};
  if (min === undefined && max === undefined) return true;
  return size !== null && size >= (min ?? 0) && size <= (max ?? Infinity);
}
