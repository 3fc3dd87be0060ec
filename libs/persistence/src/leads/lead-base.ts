/**
 * Where does a set of leads begin, before anything else is asked of it?
 *
 * With whom the words find; else with everybody, as their activity is kept, less who is left out. A base answers some
 * conditions by itself and says which.
 */
import { SUPPRESSED_LEADS } from '../audiences/filter-sql.js';
import type { LeadQuerySql } from './lead-query.js';
import type { SearchBase } from './search-base.js';
import type { Parameters } from './parameters.js';
import type { ChosenGroups } from './rare-groups.js';

interface Part {
  /** Ids: nobody from the one lead on, nobody before the other. */
  readonly before?: string | undefined;
  readonly from?: string | undefined;
  /** No more than so many of whom the words find. */
  readonly most?: number;
}

export function baseOf(
  { workspace, filters }: LeadQuerySql,
  groups: ChosenGroups,
  add: Parameters['add'],
  { before, from, most }: Part,
): SearchBase {
  if (groups.indexed !== undefined) {
    const text = (value: string | undefined) => `${add(value ?? null)}::tsquery`;
    const sizes = (which: 'least' | 'most') =>
      filters.map(({ size }) => `${size[which] ?? 'NULL'}::bigint`).join(', ');
    const id = (value: string | undefined) => (value === undefined ? 'NULL' : `${add(value)}::uuid`);
    const found = `find_leads(${text(groups.indexed)}, ${text(groups.checked)}, ${id(before)}, greatest(${sizes('least')}), least(${sizes('most')}), ${id(from)}, ${most ?? 'NULL'})`;
    const sql = `(SELECT ${workspace} AS workspace_id, f.lead_id FROM ${found} AS f (lead_id)) s`;
    return { sql, activity: false, excluded: false, suppressed: false };
  }
  const excluded = filters.flatMap((filter) => filter.excluded);
  const conditions = [
    `a.workspace_id = ${workspace}`,
    ...(before === undefined ? [] : [`a.lead_id < ${add(before)}::uuid`]),
    ...filters.flatMap((filter) => [...filter.activity, ...filter.bounds()]),
  ];
  // Each kind of silence has an index; for one or the other there is none.
  const silentSince = filters.find((filter) => filter.silentSince !== undefined)?.silentSince;
  const kinds =
    silentSince === undefined
      ? ['']
      : [' AND a.last_contacted_at IS NULL', ` AND a.last_contacted_at < ${silentSince}`];
  // Who is suppressed is few, and found by that; who is not, is found otherwise.
  const suppressed =
    filters.every((filter) => filter.suppressed !== false) && filters.some((filter) => filter.suppressed);
  const activity = suppressed
    ? `(SELECT DISTINCT x.lead_id FROM (${SUPPRESSED_LEADS(workspace)}) x) x
       JOIN lead_activity a ON a.workspace_id = ${workspace} AND a.lead_id = x.lead_id`
    : 'lead_activity a';
  const all = kinds
    .map((kind) => `SELECT a.lead_id FROM ${activity} WHERE ${conditions.join(' AND ')}${kind}`)
    .join(' UNION ALL ');
  const less = excluded.map((leads) => ` EXCEPT ALL (${leads})`);
  const left = `SELECT ${workspace} AS workspace_id, b.lead_id FROM ((${all})${less.join('')}) b`;
  return { sql: `(${left}) s`, activity: true, excluded: true, suppressed };
}
