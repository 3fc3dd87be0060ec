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

/** Two characters for each ten bits. */
const PAIRS = Array.from(
  { length: 1024 },
  (_, bits) => ALPHABET.charAt(bits >> 5) + ALPHABET.charAt(bits & 31),
);
/** Four bits for each hex digit by its character code; -1 for the rest. */
const NIBBLES = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(lower(code)));
const HYPHEN = 45;

export function encodeId(kind: IdKind, uuid: string): string {
  let text = `${ID_PREFIXES[kind]}_`;
  // 128 bits in 26 characters: two zeros stand in front.
  let bits = 0;
  let held = 2;
  for (let at = 0; at < uuid.length; at += 1) {
    const code = uuid.charCodeAt(at);
    if (code === HYPHEN) continue;
    const nibble = NIBBLES[code] ?? -1;
    if (nibble < 0) throw new SyntaxError('This is no uuid.');
    bits = (bits << 4) | nibble;
    held += 4;
    if (held >= 10) {
      held -= 10;
      text += PAIRS[bits >> held] ?? '';
      bits &= (1 << held) - 1;
    }
  }
  if (text.length !== ID_PREFIXES[kind].length + 27) throw new SyntaxError('This is no uuid.');
  return text;
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

function lower(code: number): string {
  return String.fromCharCode(code).toLowerCase();
}
