/** Which Message-IDs does a header field name? In order, with their angle brackets, each once, at most fifty. */
const MAX_FIELD_CHARS = 20_000;
const MAX_IDS = 50;

export function messageIdsIn(field: string | undefined): readonly string[] {
  if (field === undefined) return [];
  const ids = field.slice(0, MAX_FIELD_CHARS).match(/<[^<>\s]{1,500}>/g) ?? [];
  // The newest stand last: those are kept when there are too many.
  return [...new Set(ids)].slice(-MAX_IDS);
}
