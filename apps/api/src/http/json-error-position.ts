/**
 * Where does a text stop being JSON (RFC 8259)?
 *
 * JSON.parse says that it is none, but not always where. Read only after JSON.parse has failed; one pass, no recursion.
 */
type Expected =
  'value' | 'first value or ]' | 'first key or }' | 'key' | 'colon' | 'comma or end' | 'nothing';

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\d.])|true|false|null/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Index of the first character that cannot stand where it stands (the length, when the text ends too soon). */
export function jsonErrorPosition(text: string): number | undefined {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const after = (pattern: RegExp, from: number): number | undefined => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  const afterString = (from: number): { end: number } | { bad: number } => {
    let end = after(PLAIN, from + 1) ?? from + 1;
    while (text[end] === '\\') {
      const escaped = after(ESCAPE, end);
      if (escaped === undefined) return { bad: end };
      end = after(PLAIN, escaped) ?? escaped;
    }
    return text[end] === '"' ? { end: end + 1 } : { bad: end };
  };
  for (;;) {
    at = after(SPACE, at) ?? at;
    const char = text[at];
    if (expected === 'nothing') return char === undefined ? undefined : at;
    if (char === undefined) return at;
    const isValue = expected === 'value' || expected === 'first value or ]';
    if (expected === 'colon') {
      if (char !== ':') return at;
      expected = 'value';
      at += 1;
    } else if (
      (char === ']' &&
        open.at(-1) === '[' &&
        (expected === 'first value or ]' || expected === 'comma or end')) ||
      (char === '}' && open.at(-1) === '{' && (expected === 'first key or }' || expected === 'comma or end'))
    ) {
      open.pop();
      expected = open.length === 0 ? 'nothing' : 'comma or end';
      at += 1;
    } else if (expected === 'comma or end') {
      if (char !== ',') return at;
      expected = open.at(-1) === '{' ? 'key' : 'value';
      at += 1;
    } else if (char === '"') {
      const string = afterString(at);
      if ('bad' in string) return string.bad;
      at = string.end;
      if (!isValue) expected = 'colon';
      else expected = open.length === 0 ? 'nothing' : 'comma or end';
    } else if (isValue && (char === '[' || char === '{')) {
      open.push(char);
      expected = char === '[' ? 'first value or ]' : 'first key or }';
      at += 1;
    } else {
      const end = isValue ? after(SCALAR, at) : undefined;
      if (end === undefined) return at;
      at = end;
      expected = open.length === 0 ? 'nothing' : 'comma or end';
    }
  }
}
