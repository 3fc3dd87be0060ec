/**
 * Does this filter say whom it means?
 *
 * One that contradicts itself would find nobody, and a part that holds nothing to compare would find everybody: both are
 * refused, before a campaign is built on them.
 */
import { Refusal } from '#contracts';
import { foldText, searchWords, type AudienceFilter } from '#domain';

/** @throws Refusal `invalid_input`, with paths under `path`. */
export function checkFilter(filter: AudienceFilter, path: string): void {
  const { companySize: size } = filter;
  const fields = [
    ...(['titleText', 'location'] as const).filter((name) => searchWords(filter[name] ?? 'a').length === 0),
    ...(['industries', 'companyTags'] as const).filter((name) =>
      filter[name]?.some((text) => foldText(text) === ''),
    ),
  ].map((name) => ({ path: `${path}.${name}`, message: 'Holds nothing to look for.' }));
  for (const name of ['created', 'updated'] as const) {
    const { from, before } = filter[name] ?? {};
    if (from !== undefined && before !== undefined && Temporal.Instant.compare(from, before) >= 0) {
      fields.push({ path: `${path}.${name}`, message: 'Ends before it begins.' });
    }
  }
  filter.attributes?.forEach(({ equals, exists }, index) => {
    if (equals !== undefined && exists !== false) return;
    if (equals === undefined && exists !== undefined) return;
    fields.push({
      path: `${path}.attributes[${index}]`,
      message: 'Give what it equals, or whether it exists.',
    });
  });
  if (size?.min !== undefined && size.max !== undefined && size.min > size.max) {
    fields.push({
      path: `${path}.companySize`,
      message: `The smallest size (${size.min}) is above the largest (${size.max}).`,
    });
  }
  if (fields.length === 0) return;
  throw new Refusal(
    'invalid_input',
    `The filter does not say whom it means: ${fields.map((field) => field.message).join(' ')}`,
    'Correct or leave out the named parts of the filter.',
    fields,
  );
}
