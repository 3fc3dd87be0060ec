/** Which leads does a search mean, as SQL? Words of their documents, and conditions over `s` (lead_search). */
import type { LeadQuery } from '#application';
import {
  conditionsOf,
  filterSql,
  SUPPRESSED_LEADS,
  SUPPRESSED_OF_LOOKED_AT,
  suppressedCondition,
  type FilterSql,
} from '../audiences/filter-sql.js';
import { lexemesOfWords, type Group, type Lexemes } from './lexemes.js';
import type { Parameters } from './parameters.js';
import type { SearchBase } from './search-base.js';

export interface LeadQuerySql {
  readonly lexemes: Lexemes;
  /** Placeholder of the workspace. */
  readonly workspace: string;
  readonly identities: readonly string[];
  readonly filters: readonly FilterSql[];
}

export function leadQuerySql(workspaceId: string, query: LeadQuery, given: Parameters): LeadQuerySql {
  const { add } = given;
  const { audience, filter = {} } = query;
  const workspace = `${add(workspaceId)}::uuid`;
  const wanted = [
    filter,
    ...(audience?.kind === 'filter' ? [audience.filter ?? {}] : []),
    ...(audience?.kind === 'static' ? [{ inAudiences: [audience.id] }] : []),
  ];
  const filters = wanted.map((each) => filterSql(each, workspace, given));
  const identities = (query.identities ?? []).map(
    ({ kind, value }) => `s.lead_id IN (SELECT i.lead_id FROM channel_identities i
      WHERE i.workspace_id = ${workspace} AND i.kind = ${add(kind)} AND i.value = ${add(value)})`,
  );
  const lexemes = [...filters.map((each) => each.lexemes), lexemesOfWords(query.words ?? [])];
  return {
    lexemes: {
      held: lexemes.flatMap((part): readonly Group[] => part.held),
      absent: lexemes.flatMap((part) => part.absent),
    },
    workspace,
    identities,
    filters,
  };
}

/** Conditions that must all hold of `s`, each lead looked at by itself; the words stand apart. */
export function conditionsOfEach({ workspace, identities, filters }: LeadQuerySql): string[] {
  return [
    `s.workspace_id = ${workspace}`,
    ...identities,
    ...filters.flatMap((filter) => conditionsOf(filter, 'each')),
  ];
}

/**
 * What `base` leaves to be asked; the sizes never, they are compared with the words.
 *
 * @param range of whom it is asked: of a `set`; of the `few` of one stretch of the list; or of `looked_at`, a table of a few
 *   thousand.
 */
export function conditionsOfSet(
  query: LeadQuerySql,
  base: SearchBase,
  range: 'set' | 'few' | 'looked_at' = 'set',
): string[] {
  const left = query.filters.map((filter): FilterSql => ({
    ...filter,
    size: {},
    suppressed: range === 'few' && !base.suppressed ? filter.suppressed : undefined,
    ...(base.activity ? { activity: [] } : {}),
    ...(base.excluded ? { excluded: [] } : {}),
  }));
  const suppressed = range === 'set' ? SUPPRESSED_LEADS(query.workspace) : SUPPRESSED_OF_LOOKED_AT;
  return [
    `s.workspace_id = ${query.workspace}`,
    ...query.identities,
    ...left.flatMap((filter) => conditionsOf(filter, range === 'set' ? 'set' : 'each')),
    ...(range === 'few' || base.suppressed
      ? []
      : query.filters.flatMap((filter) => suppressedCondition(filter, suppressed))),
  ];
}

/** Of `l` (leads). */
export const IDENTITIES_OF_LEAD =
  'SELECT FROM channel_identities i WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id';
