/** Who belongs to an audience? All given parts must hold; inside a list any value will do. */
import { foldText } from '../text/fold.js';
import { hasWords } from '../text/search-words.js';
import type { JobFunction, Seniority } from './seniority.js';

/** A part that is left out, an empty list or a blank text asks for nothing. */
export interface AudienceFilter {
  readonly functions?: readonly JobFunction[];
  readonly seniorities?: readonly Seniority[];
  /** Beginnings of words of the job title (`searchWords`); each must occur. */
  readonly titleText?: string;
  readonly industries?: readonly string[];
  readonly companyTags?: readonly string[];
  readonly companySize?: { readonly min?: number; readonly max?: number };
  readonly companyIds?: readonly string[];
  /** Domains of the companies, as they are stored: lower case, without a protocol. */
  readonly companyDomains?: readonly string[];
  /** Beginnings of words of the location; each must occur. */
  readonly location?: string;
  /** Reached by it: a former address does not count. */
  readonly hasEmail?: boolean;
  readonly hasLinkedin?: boolean;
  readonly hasPhone?: boolean;
  /** Each must hold: the attribute equals the text (exactly), or exists, or does not. */
  readonly attributes?: readonly AttributeCondition[];
  /** Ids of static audiences: a member of any of them, or of none of them. */
  readonly inAudiences?: readonly string[];
  readonly notInAudiences?: readonly string[];
  /** Has one enrollment in any of these campaigns (of all, when none is named) with any of these states. */
  readonly enrolled?: { readonly campaignIds?: readonly string[]; readonly statuses?: readonly string[] };
  /** In none of these campaigns, whatever the state. */
  readonly notInCampaigns?: readonly string[];
  /** Was ever sent anything; a visit of the profile does not count. */
  readonly contacted?: boolean;
  readonly contactedSince?: InstantText;
  /** Never contacted, or not since. */
  readonly notContactedSince?: InstantText;
  /** Wrote back, other than automatically. */
  readonly replied?: boolean;
  /** Any of the lead's addresses is suppressed. */
  readonly suppressed?: boolean;
  readonly created?: InstantRange;
  readonly updated?: InstantRange;
}

export interface AttributeCondition {
  readonly name: string;
  readonly equals?: string;
  readonly exists?: boolean;
}

/** RFC 3339: a filter is kept, and compared, as the text that it was given as. */
export type InstantText = string;

/** From `from` on, and before `before`. */
export interface InstantRange {
  readonly from?: InstantText;
  readonly before?: InstantText;
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
  readonly companyId: string | null;
  readonly companyDomain: string | null;
  readonly location: string | null;
  readonly hasEmail: boolean;
  readonly hasLinkedin: boolean;
  readonly hasPhone: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly audienceIds: readonly string[];
  readonly enrollments: readonly { readonly campaignId: string; readonly status: string }[];
  readonly lastContactedAt: Temporal.Instant | null;
  readonly replied: boolean;
  readonly suppressed: boolean;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

/** The truth that the query in the database is tested against. Texts are compared folded (`foldText`). */
export function matchesAudience(filter: AudienceFilter, person: PersonForFilter): boolean {
  return isWhoIsAskedFor(filter, person) && isReachable(filter, person) && isWhereAskedFor(filter, person);
}

function isWhoIsAskedFor(filter: AudienceFilter, person: PersonForFilter): boolean {
  return (
    isAmong(filter.functions, person.function) &&
    isAmong(filter.seniorities, person.seniority) &&
    hasWords(person.title, filter.titleText ?? '') &&
    anyFolded(filter.industries, person.industry === null ? [] : [person.industry]) &&
    anyFolded(filter.companyTags, person.companyTags) &&
    hasSize(filter.companySize, person.companySize) &&
    isAmong(filter.companyIds, person.companyId) &&
    isAmong(filter.companyDomains, person.companyDomain) &&
    hasWords(person.location, filter.location ?? '') &&
    (filter.attributes ?? []).every((wanted) => hasAttribute(wanted, person.attributes))
  );
}

function isReachable(filter: AudienceFilter, person: PersonForFilter): boolean {
  return (
    isAs(filter.hasEmail, person.hasEmail) &&
    isAs(filter.hasLinkedin, person.hasLinkedin) &&
    isAs(filter.hasPhone, person.hasPhone) &&
    isAs(filter.suppressed, person.suppressed)
  );
}

function isWhereAskedFor(filter: AudienceFilter, person: PersonForFilter): boolean {
  const { enrolled, contactedSince, notContactedSince } = filter;
  const last = person.lastContactedAt;
  return (
    (!filter.inAudiences?.length || filter.inAudiences.some((id) => person.audienceIds.includes(id))) &&
    !filter.notInAudiences?.some((id) => person.audienceIds.includes(id)) &&
    (!enrolled ||
      person.enrollments.some(
        ({ campaignId, status }) =>
          isAmong(enrolled.campaignIds, campaignId) && isAmong(enrolled.statuses, status),
      )) &&
    !person.enrollments.some(({ campaignId }) => filter.notInCampaigns?.includes(campaignId)) &&
    isAs(filter.contacted, last !== null) &&
    isWithin({ from: contactedSince }, last) &&
    (last === null || isWithin({ before: notContactedSince }, last)) &&
    isAs(filter.replied, person.replied) &&
    isWithin(filter.created, person.createdAt) &&
    isWithin(filter.updated, person.updatedAt)
  );
}

function isAmong<T>(wanted: readonly T[] | undefined, value: T | null): boolean {
  if (!wanted?.length) return true;
  return value !== null && wanted.includes(value);
}

function isAs(wanted: boolean | undefined, value: boolean): boolean {
  return wanted === undefined || wanted === value;
}

/** Blank values ask for nothing, so a list of nothing but blanks is an empty one. */
function anyFolded(wanted: readonly string[] | undefined, values: readonly string[]): boolean {
  const folded = (wanted ?? []).map(foldText).filter((text) => text !== '');
  return folded.length === 0 || values.some((value) => folded.includes(foldText(value)));
}

function hasSize(wanted: AudienceFilter['companySize'], size: number | null): boolean {
  const { min, max } = wanted ?? {};
  if (min === undefined && max === undefined) return true;
  return size !== null && size >= (min ?? 0) && size <= (max ?? Infinity);
}

function hasAttribute(
  { name, equals, exists }: AttributeCondition,
  attributes: Readonly<Record<string, string>>,
): boolean {
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return (
    (equals === undefined || value === equals) && (exists === undefined || exists === (value !== undefined))
  );
}

function isWithin({ from, before }: InstantRange = {}, at: Temporal.Instant | null): boolean {
  if (at === null) return from === undefined && before === undefined;
  return (
    (from === undefined || Temporal.Instant.compare(at, from) >= 0) &&
    (before === undefined || Temporal.Instant.compare(at, before) < 0)
  );
}
