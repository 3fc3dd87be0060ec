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
  snippet: 'snp',
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
  inboundSignal: 'sig',
  deadLetter: 'ddl',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** Two characters for each ten bits. */
const PAIRS = Array.from(
  { length: 1024 },
  (_, bits) => ALPHABET.charAt(bits >> 5) + ALPHABET.charAt(bits & 31),
);
/** Four bits for each hex digit by its character code; -1 for the rest. */
const NIBBLES = Int8Array.from({ length: 128 }, (_, code) => '0123456789abcdef'.indexOf(lower(code)));
/** Five bits for each character of an id by its code; -1 for the rest. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
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
  // The first character stands for three bits: more would be no uuid.
  let bits = DIGITS[id.charCodeAt(prefix.length)] ?? -1;
  if (bits < 0 || bits > 7) return undefined;
  let held = 3;
  let hex = '';
  for (let at = prefix.length + 1; at < id.length; at += 1) {
    const digit = DIGITS[id.charCodeAt(at)] ?? -1;
    if (digit < 0) return undefined;
    bits = (bits << 5) | digit;
    held += 5;
    if (held >= 8) {
      held -= 8;
      hex += BYTES[bits >> held] ?? '';
      bits &= (1 << held) - 1;
    }
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function lower(code: number): string {
  return String.fromCharCode(code).toLowerCase();
}
