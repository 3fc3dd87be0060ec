/**
 * What do ids look like outside the database?
 *
 * TypeIDs (https://github.com/jetify-com/typeid/tree/main/spec): a prefix that says what it is, and the UUIDv7 in
 * 26 characters of Crockford base32. The database keeps plain `uuid`.
 */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export const ID_PREFIXES = {
  workspace: 'wsp',
  identity: 'idn',
  account: 'acc',
  company: 'cpy',
  lead: 'lead',
  audience: 'aud',
  import: 'imp',
  sequence: 'seq',
  sequenceVersion: 'sqv',
  campaign: 'cmp',
  template: 'tpl',
  enrollment: 'enr',
  touch: 'tch',
  attempt: 'att',
  conversation: 'cnv',
  message: 'msg',
  meeting: 'mtg',
  deal: 'deal',
  suppression: 'sup',
  action: 'act',
  plan: 'plan',
  event: 'evt',
  webhook: 'whk',
  delivery: 'dlv',
  apiKey: 'key',
  auditEntry: 'ade',
  erasure: 'ers',
  merge: 'mrg',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

export function encodeId(kind: IdKind, uuid: string): string {
  let value = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let text = '';
  for (let index = 0; index < 26; index += 1) {
    text = ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return `${ID_PREFIXES[kind]}_${text}`;
}

/** The uuid behind an edge id, or undefined when the text is not an id of that kind. */
export function decodeId(kind: IdKind, id: string): string | undefined {
  const prefix = `${ID_PREFIXES[kind]}_`;
  if (!id.startsWith(prefix) || id.length !== prefix.length + 26) return undefined;
  let value = 0n;
  for (const char of id.slice(prefix.length)) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) return undefined;
    value = (value << 5n) | BigInt(digit);
  }
  if (value >> 128n) return undefined;
  const hex = value.toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
