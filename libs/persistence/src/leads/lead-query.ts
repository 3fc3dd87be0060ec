/** Which leads does a search mean, as SQL? Words of their documents, and conditions over `s` (lead_search). */
import type { LeadQuery } from '#application';
import { conditionsOf, filterSql, suppressedCondition, type FilterSql } from '../audiences/filter-sql.js';
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
  return [`s.workspace_id = ${workspace}`, ...identities, ...filters.flatMap(conditionsOf)];
}

/** What `base` leaves to be asked of a set, or of few; the sizes never, they are compared with the words. */
export function conditionsOfSet(
  query: LeadQuerySql,
  base: SearchBase,
  range: 'set' | 'few' = 'set',
): string[] {
  const left = query.filters.map((filter): FilterSql => ({
    ...filter,
    size: {},
    suppressed: range === 'few' && !base.suppressed ? filter.suppressed : undefined,
    ...(base.activity ? { activity: [] } : {}),
    ...(base.excluded ? { excluded: [] } : {}),
  }));
  return [
    `s.workspace_id = ${query.workspace}`,
    ...query.identities,
    ...left.flatMap(conditionsOf),
    ...(range === 'few' || base.suppressed
      ? []
      : query.filters.flatMap((filter) => suppressedCondition(filter, query.workspace))),
  ];
}

/** Of `l` (leads). */
export const IDENTITIES_OF_LEAD =
  'SELECT FROM channel_identities i WHERE i.workspace_id = l.workspace_id AND i.lead_id = l.id';
