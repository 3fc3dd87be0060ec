/**
 * Who matches a filter, as SQL?
 *
 * The same answer as the domain's `matchesAudience`: both compare text that the domain folded, here when it was written.
 * Speaks of the aliases `l` (leads) and `c` (companies, left-joined).
 */
import { foldText, type AudienceFilter } from '#domain';
import type { Parameters } from '../leads/parameters.js';

/** Conditions that must all hold; none for a part that asks for nothing. */
export function filterConditions(filter: AudienceFilter, { add }: Parameters): string[] {
  const conditions: string[] = [];
  const oneOf = (wanted: readonly string[] | undefined, condition: (list: string) => string) => {
    if (wanted && wanted.length > 0) conditions.push(condition(`${add(wanted)}::text[]`));
  };
  oneOf(filter.functions, (list) => `l.job_function = ANY(${list})`);
  oneOf(filter.seniorities, (list) => `l.seniority = ANY(${list})`);
  for (const word of foldText(filter.titleText ?? '')
    .split(' ')
    .filter(Boolean)) {
    conditions.push(`strpos(l.title_folded, ${add(word)}::text) > 0`);
  }
  oneOf(folded(filter.industries), (list) => `c.industry_folded = ANY(${list})`);
  oneOf(folded(filter.companyTags), (list) => `c.tags_folded && ${list}`);
  const { min, max } = filter.companySize ?? {};
  if (min !== undefined) conditions.push(`c.size >= ${add(min)}::bigint`);
  if (max !== undefined) conditions.push(`c.size <= ${add(max)}::bigint`);
  for (const place of folded([filter.location ?? ''])) {
    conditions.push(`strpos(l.location_folded, ${add(place)}::text) > 0`);
  }
  return conditions;
}

function folded(texts: readonly string[] = []): string[] {
  return texts.map(foldText).filter((text) => text !== '');
}
