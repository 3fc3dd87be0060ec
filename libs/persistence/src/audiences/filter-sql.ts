/**
 * Who matches a filter, as SQL?
 *
 * The same answer as the domain's `matchesAudience`: both compare text that the domain folded, here when it was written.
 * What a lead's document says is asked of its words, everything else by conditions on `s` (lead_search).
 */
import type { AudienceFilter } from '#domain';
import { lexemesOf, type Lexemes } from '../leads/lexemes.js';
import type { Parameters } from '../leads/parameters.js';
import { COMPANY_SUPPRESSED } from '../plans/matches-suppression.js';

export interface FilterSql {
  readonly lexemes: Lexemes;
  /** Queries about `s` (lead_search) that must all find something, those below beside them. */
  readonly places: readonly string[];
  /** The same, of the leads of certain times: often so few that they are better found first, whoever is asked. */
  readonly times: readonly string[];
  /** Of `a` (lead_activity); must all hold. */
  readonly activity: readonly string[];
  /** Instant, as placeholder, when one of `activity` says: never contacted, or not since then. */
  readonly silentSince: string | undefined;
  /** Ids between which all of them are, as conditions of `a`, for who is asked for by lists of members. */
  readonly bounds: () => string[];
  /** Bounds of `s.company_size`, as placeholders. */
  readonly size: { readonly least?: string; readonly most?: string };
  /** Queries of one column, `o.lead_id`, of whom nobody is meant. */
  readonly excluded: readonly string[];
  readonly suppressed: boolean | undefined;
}

const OF_LEAD = (table: string, alias: string, lead = 'lead_id') =>
  `SELECT FROM ${table} ${alias} WHERE ${alias}.workspace_id = s.workspace_id AND ${alias}.${lead} = s.lead_id`;

/**
 * How is a condition asked that looks into another table?
 *
 * Of a `set`, as the planner likes. Of `each` lead that a walk comes by, through an index: the planner takes the walk for
 * longer than it is, and would rather read the other table as a whole. The offset, of nobody, keeps it from joining.
 */
export type Asked = 'set' | 'each';
const FENCE: Readonly<Record<Asked, string>> = { set: '', each: ' OFFSET 0' };

/** Few companies are suppressed: their people are looked up. */
const leadsOfSuppressedCompanies = (workspace: string): string[] => [
  `SELECT l.id FROM suppressions x JOIN leads l ON l.workspace_id = x.workspace_id AND l.company_id = x.company_id
    WHERE x.workspace_id = ${workspace} AND x.kind = 'company'`,
  `SELECT l.id FROM suppressions x JOIN companies c ON c.workspace_id = x.workspace_id AND c.domain = x.value
    JOIN leads l ON l.workspace_id = c.workspace_id AND l.company_id = c.id
    WHERE x.workspace_id = ${workspace} AND x.kind = 'company'`,
];

/**
 * Whom a suppression concerns, as a set; one column `lead_id`, some twice. Each suppression is looked up, behind a fence:
 * they are few beside all addresses, which the planner would rather read. In the order of the index, so that neighbours
 * are found on one page of it.
 */
export const SUPPRESSED_LEADS = (workspace: string) => {
  const of = (kind: string, fits: string) => `SELECT i.lead_id FROM (
      SELECT o.value FROM suppressions o WHERE o.workspace_id = ${workspace} AND o.kind = '${kind}' ORDER BY o.value) x
    CROSS JOIN LATERAL (SELECT i.lead_id FROM channel_identities i
      WHERE i.workspace_id = ${workspace} AND ${fits}${FENCE.each}) i`;
  return [
    of('email', `i.kind = 'email' AND i.value = x.value`),
    of('domain', `i.email_domain = x.value`),
    of('company', `i.email_domain = x.value`),
    of('linkedin', `i.kind IN ('linkedin_public_id', 'linkedin_member_id') AND i.value = x.value`),
    ...leadsOfSuppressedCompanies(workspace),
  ].join(' UNION ALL ');
};

/**
 * The same of the leads in `looked_at`, for thousands of them that lie apart: their addresses are read lead by lead, the
 * suppressions all at once.
 */
export const SUPPRESSED_OF_LOOKED_AT = `SELECT w.lead_id FROM looked_at w
  CROSS JOIN LATERAL (SELECT i.kind, i.value, i.email_domain FROM channel_identities i
    WHERE i.workspace_id = w.workspace_id AND i.lead_id = w.lead_id${FENCE.each}) i
  LEFT JOIN suppressions x ON x.workspace_id = w.workspace_id AND x.value = i.value
    AND x.kind = CASE i.kind WHEN 'email' THEN 'email' ELSE 'linkedin' END
  LEFT JOIN suppressions y ON y.workspace_id = w.workspace_id AND y.value = i.email_domain AND y.kind IN ('domain', 'company')
  WHERE x.id IS NOT NULL OR y.id IS NOT NULL
  UNION ALL ${leadsOfSuppressedCompanies('(SELECT w.workspace_id FROM looked_at w LIMIT 1)').join(' UNION ALL ')}`;

/** The same of one lead `s`: right where few are looked at. */
const IS_SUPPRESSED = `SELECT WHERE EXISTS (${OF_LEAD('channel_identities', 'i')} AND (
  EXISTS (SELECT FROM suppressions x WHERE x.workspace_id = i.workspace_id AND x.value = i.value
    AND x.kind = CASE i.kind WHEN 'email' THEN 'email' ELSE 'linkedin' END)
  OR EXISTS (SELECT FROM suppressions x WHERE x.workspace_id = i.workspace_id
    AND x.kind IN ('domain', 'company') AND x.value = i.email_domain)))
  OR EXISTS (${OF_LEAD('leads', 'l', 'id')} AND ${COMPANY_SUPPRESSED})`;

export function filterSql(filter: AudienceFilter, workspace: string, given: Parameters): FilterSql {
  const times = timeConditions(filter, given);
  const silentSince = filter.notContactedSince && `${given.add(filter.notContactedSince)}::timestamptz`;
  return {
    lexemes: lexemesOf(filter),
    places: placesOf(filter, given),
    times: times.length === 0 ? [] : [`${OF_LEAD('leads', 'l', 'id')} AND ${times.join(' AND ')}`],
    activity: activityConditions(filter, silentSince, given),
    silentSince,
    bounds: () => boundsOf(filter, workspace, given),
    size: sizeBounds(filter, given),
    excluded: excludedLeads(filter, workspace, given),
    suppressed: filter.suppressed,
  };
}

/** All that must hold of `s` (lead_search), as conditions. */
export function conditionsOf(
  { places, times, activity, size, excluded, suppressed }: FilterSql,
  asked: Asked = 'set',
): string[] {
  const finds = (query: string) => `EXISTS (${query}${FENCE[asked]})`;
  return [
    ...places.map(finds),
    ...times.map((query) => `EXISTS (${query})`),
    ...sizeConditions(size),
    ...(activity.length === 0
      ? []
      : [finds(`${OF_LEAD('lead_activity', 'a')} AND ${activity.join(' AND ')}`)]),
    ...excluded.map((leads) => `NOT ${finds(`${leads} AND o.lead_id = s.lead_id`)}`),
    ...(suppressed === undefined ? [] : [`${suppressed ? '' : 'NOT '}${finds(IS_SUPPRESSED)}`]),
  ];
}

/** The same of whoever is suppressed, for sets: asked once, not of each lead. @param leads SQL of one column of ids. */
export function suppressedCondition({ suppressed }: FilterSql, leads: string): string[] {
  if (suppressed === undefined) return [];
  // Not as a join, which the planner would make of a bare IN, one by one.
  return [`(s.lead_id IN (${leads})) IS ${suppressed ? 'TRUE' : 'FALSE'}`];
}

function sizeBounds(
  { companySize: { min, max } = {} }: AudienceFilter,
  { add }: Parameters,
): FilterSql['size'] {
  return {
    ...(min === undefined ? {} : { least: `${add(min)}::bigint` }),
    ...(max === undefined ? {} : { most: `${add(max)}::bigint` }),
  };
}

/** The words know only the band. */
export function sizeConditions({ least, most }: FilterSql['size']): string[] {
  return [
    ...(least === undefined ? [] : [`s.company_size >= ${least}`]),
    ...(most === undefined ? [] : [`s.company_size <= ${most}`]),
  ];
}

function placesOf(filter: AudienceFilter, { add }: Parameters): string[] {
  const places: string[] = [];
  if (filter.inAudiences?.length) {
    places.push(`${OF_LEAD('audience_members', 'm')} AND m.audience_id = ${anyOf(filter.inAudiences, add)}`);
  }
  if (filter.enrolled) {
    const { campaignIds, statuses } = filter.enrolled;
    places.push(
      `${OF_LEAD('enrollments', 'e')}${
        campaignIds?.length ? ` AND e.campaign_id = ${anyOf(campaignIds, add)}` : ''
      }${statuses?.length ? ` AND e.status = ANY(${add(statuses)}::text[])` : ''}`,
    );
  }
  return places;
}

function excludedLeads(filter: AudienceFilter, workspace: string, { add }: Parameters): string[] {
  const from = (table: string, column: string, ids: readonly string[] | undefined) =>
    ids?.length
      ? [
          `SELECT o.lead_id FROM ${table} o WHERE o.workspace_id = ${workspace} AND o.${column} = ${anyOf(ids, add)}`,
        ]
      : [];
  return [
    ...from('audience_members', 'audience_id', filter.notInAudiences),
    ...from('enrollments', 'campaign_id', filter.notInCampaigns),
  ];
}

/** One id is compared, not looked for in a list: the planner knows more ways then. */
function anyOf([first = '', ...rest]: readonly string[], add: Parameters['add']): string {
  return rest.length === 0 ? `${add(first)}::uuid` : `ANY(${add([first, ...rest])}::uuid[])`;
}

/** Of one member list or several: the first and the last lead, each found by one look into its index. */
function boundsOf(filter: AudienceFilter, workspace: string, { add }: Parameters): string[] {
  const end = (table: string, column: string, ids: readonly string[], way: string) =>
    `(SELECT ends.lead_id FROM unnest(${add(ids)}::uuid[]) AS list (id) CROSS JOIN LATERAL (
       SELECT o.lead_id FROM ${table} o WHERE o.workspace_id = ${workspace} AND o.${column} = list.id
       ORDER BY o.lead_id ${way} LIMIT 1) ends ORDER BY ends.lead_id ${way} LIMIT 1)`;
  const within = (table: string, column: string, ids: readonly string[] | undefined) =>
    ids?.length
      ? [`a.lead_id >= ${end(table, column, ids, 'ASC')}`, `a.lead_id <= ${end(table, column, ids, 'DESC')}`]
      : [];
  return [
    ...within('audience_members', 'audience_id', filter.inAudiences),
    ...within('enrollments', 'campaign_id', filter.enrolled?.campaignIds),
  ];
}

function activityConditions(
  filter: AudienceFilter,
  silentSince: string | undefined,
  { add }: Parameters,
): string[] {
  const { contacted, contactedSince, replied } = filter;
  return [
    ...(contacted === undefined ? [] : [`a.last_contacted_at IS ${contacted ? 'NOT ' : ''}NULL`]),
    ...(contactedSince === undefined ? [] : [`a.last_contacted_at >= ${add(contactedSince)}::timestamptz`]),
    ...(silentSince === undefined
      ? []
      : [`(a.last_contacted_at IS NULL OR a.last_contacted_at < ${silentSince})`]),
    ...(replied === undefined ? [] : [`a.last_replied_at IS ${replied ? 'NOT ' : ''}NULL`]),
  ];
}

/** Of `l` (leads). */
export function timeConditions({ created, updated }: AudienceFilter, { add }: Parameters): string[] {
  return [
    ...(created?.from === undefined ? [] : [`l.created_at >= ${add(created.from)}::timestamptz`]),
    ...(created?.before === undefined ? [] : [`l.created_at < ${add(created.before)}::timestamptz`]),
    ...(updated?.from === undefined ? [] : [`l.updated_at >= ${add(updated.from)}::timestamptz`]),
    ...(updated?.before === undefined ? [] : [`l.updated_at < ${add(updated.before)}::timestamptz`]),
  ];
}
