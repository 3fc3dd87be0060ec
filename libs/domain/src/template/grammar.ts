/**
 * Which Liquid may an author write?
 *
 * A small part of it, written down as a grammar that is checked before Liquid sees anything: outputs of a variable with
 * filters, and `if`, `unless` and `case` around text. What the grammar does not know is refused, whatever Liquid thinks.
 */
export const TAGS = ['if', 'unless', 'case'] as const;
export const FILTERS = [
  'default',
  'upcase',
  'downcase',
  'capitalize',
  'strip',
  'append',
  'prepend',
  'replace',
  'remove',
  'split',
  'first',
  'last',
  'truncate',
  'truncatewords',
] as const;

export type BlockTag = (typeof TAGS)[number];

const VARIABLE = '[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)?';
const STRING = `"[^"{}]*"|'[^'{}]*'`;
const WORD = 'nil|blank|empty|true|false';
const OPERAND = `(?:${STRING}|-?\\d+(?:\\.\\d+)?|${VARIABLE})`;
/** With as many arguments as each takes. */
const FILTER = [
  'upcase|downcase|capitalize|strip|first|last',
  `(?:default|append|prepend|remove|split)\\s*:\\s*${OPERAND}`,
  `replace\\s*:\\s*${OPERAND}\\s*,\\s*${OPERAND}`,
  `(?:truncate|truncatewords)\\s*:\\s*\\d{1,4}(?:\\s*,\\s*(?:${STRING}))?`,
].join('|');
const COMPARISON = `${OPERAND}(?:\\s*(?:==|!=|<=|>=|<|>|\\bcontains\\b)\\s*${OPERAND})?`;
const CONDITION = `${COMPARISON}(?:\\s+(?:and|or)\\s+${COMPARISON})*`;

const OUTPUT = new RegExp(`^\\{\\{-?\\s*(${VARIABLE})\\s*((?:\\|\\s*(?:${FILTER})\\s*)*)-?\\}\\}$`);
const ONE_FILTER = new RegExp(`\\|\\s*([a-z]+)\\s*(?::\\s*((?:${OPERAND}\\s*,?\\s*)*))?`, 'g');
const OPERANDS = new RegExp(OPERAND, 'g');
const IS_VARIABLE = new RegExp(`^(?!(?:${WORD})$)${VARIABLE}$`);

const ARGUMENTS: Readonly<Record<string, RegExp>> = {
  if: new RegExp(`^${CONDITION}$`),
  unless: new RegExp(`^${CONDITION}$`),
  elsif: new RegExp(`^${CONDITION}$`),
  case: new RegExp(`^${VARIABLE}$`),
  when: new RegExp(`^${OPERAND}(?:\\s*(?:,|\\bor\\b)\\s*${OPERAND})*$`),
  else: /^$/,
  endif: /^$/,
  endunless: /^$/,
  endcase: /^$/,
};

export interface Output {
  readonly variable: string;
  /** `default` is its first filter: with a text, or with another variable that is asked instead. */
  readonly fallback: { readonly text: true } | { readonly variable: string } | undefined;
  /** Variables that its other filters name. */
  readonly others: readonly string[];
}

/** Undefined when it cannot be read. */
export function readOutput(source: string): Output | undefined {
  const [, variable, filters = ''] = OUTPUT.exec(source) ?? [];
  if (variable === undefined || !IS_VARIABLE.test(variable)) return undefined;
  const read = [...filters.matchAll(ONE_FILTER)].map(([, name, given = '']) => ({
    name,
    operands: given.match(OPERANDS) ?? [],
  }));
  const isDefault = read[0]?.name === 'default';
  const [fallback] = isDefault ? (read[0]?.operands ?? []) : [];
  const rest = isDefault ? read.slice(1) : read;
  return {
    variable,
    fallback:
      fallback === undefined
        ? undefined
        : IS_VARIABLE.test(fallback)
          ? { variable: fallback }
          : { text: true },
    others: rest.flatMap(({ operands }) => operands.filter((operand) => IS_VARIABLE.test(operand))),
  };
}

export interface Tag {
  readonly name: string;
  readonly variables: readonly string[];
}

export function readTag(source: string): Tag | undefined {
  const [, name = '', given = ''] = /^\{%-?\s*([a-z]+)([\s\S]*?)-?%\}$/.exec(source) ?? [];
  const allowed = Object.hasOwn(ARGUMENTS, name) ? ARGUMENTS[name] : undefined;
  if (!allowed?.test(given.trim())) return undefined;
  const unquoted = given.replace(new RegExp(STRING, 'g'), '""').replace(/\b(?:and|or|contains)\b/g, ' ');
  return {
    name,
    variables: (unquoted.match(OPERANDS) ?? []).filter((operand) => IS_VARIABLE.test(operand)),
  };
}
