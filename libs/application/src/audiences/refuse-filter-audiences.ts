/** Does a filter ask for members of audiences that hold none? Only a static audience is a list that others can name. */
import { encodeId, Refusal } from '#contracts';
import type { AudienceFilter } from '#domain';
import type { ReadStores } from '../persistence/stores.js';

/** @throws Refusal `invalid_input`, with paths under `path`. */
export async function refuseFilterAudiences(
  { audiences }: Pick<ReadStores, 'audiences'>,
  filter: AudienceFilter,
  path: string,
): Promise<void> {
  const fields = [];
  for (const part of ['inAudiences', 'notInAudiences'] as const) {
    for (const [index, id] of (filter[part] ?? []).entries()) {
      const named = await audiences.byId(id);
      if (named?.kind !== 'filter') continue;
      const message = `“${named.name}” (${encodeId('audience', id)}) is an audience by filter and has no list of members.`;
      fields.push({ path: `${path}.${part}[${index}]`, message });
    }
  }
  if (fields.length === 0) return;
  throw new Refusal(
    'invalid_input',
    `The filter names audiences that are no lists: ${fields.map((field) => field.message).join(' ')}`,
    'Name static audiences, or repeat what the other audience asks for in this filter.',
    fields,
  );
}
