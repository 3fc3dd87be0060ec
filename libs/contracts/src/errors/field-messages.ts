/**
 * What is wrong with a field, in words that help?
 *
 * One map for every input. It says what is expected and, as a kind, what was given; never the value itself. A schema
 * that knows better says so with a message of its own. Set for the whole process, so that no input can be forgotten:
 * operations, streams, hooks, rows of a file, tools.
 */
import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

z.config({ customError: fieldMessage });

export function fieldMessage(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `Is missing: expected ${expectedKind(issue)}.`
        : `Expected ${expectedKind(issue)}, got ${kindOf(issue.input)}.`;
    case 'too_big':
      return `Expected ${bound(issue, 'at most', 'less than', issue.maximum)}.`;
    case 'too_small':
      return `Expected ${bound(issue, 'at least', 'more than', issue.minimum)}.`;
    case 'invalid_value':
      return `Expected ${oneOf(issue.values)}.`;
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.slice(0, 10).map(quoted).join(', ')} here.`;
    case 'invalid_union':
      return unionMessage(issue);
    case 'invalid_format':
      return `Expected ${FORMATS[issue.format] ?? 'text of another form'}.`;
    case 'not_multiple_of':
      return `Expected a multiple of ${issue.divisor}.`;
    case 'invalid_key':
      return `Its name is not usable: ${issue.issues[0]?.message ?? 'expected another one.'}`;
    case 'invalid_element':
      return 'One of its values is not usable.';
    case 'custom':
      return 'This value is not usable here.';
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  null: 'null',
  nan: 'something that is not a number',
  date: 'an instant',
};

/** Named as in JSON Schema, or as this catalogue uses them. */
const FORMATS: Readonly<Record<string, string>> = {
  datetime: 'an instant with an offset, like 2026-05-12T10:00:00+02:00',
  date: 'a date like 2026-05-12',
  time: 'a time like 10:00',
  uuid: 'a UUID',
  guid: 'a UUID',
  email: 'an email address',
  url: 'a web address like https://northwind.example',
  regex: 'text of another form; see the pattern of this field in GET /openapi.json',
  cidrv4: 'a range of addresses like 10.0.0.0/8',
  ipv4: 'an address like 10.0.0.1',
  ipv6: 'an address like 2001:db8::1',
  json_string: 'JSON text',
  base64: 'text in base64',
  base64url: 'text in base64url',
};

const expectedKind = (issue: Issue & { expected?: unknown }): string =>
  KINDS[String(issue.expected)] ?? 'another kind of value';

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && Number.isNaN(value)) return 'something that is no number';
  return KINDS[typeof value] ?? 'another kind of value';
}

/** "at most 200", "at least 1 character", "at most 10 items". */
function bound(
  issue: Issue & { origin?: string; inclusive?: boolean; exact?: boolean },
  inclusive: string,
  exclusive: string,
  limit: number | bigint,
): string {
  const { origin = '' } = issue;
  const words = issue.exact === true ? 'exactly' : issue.inclusive === false ? exclusive : inclusive;
  const unit = UNITS[origin];
  if (unit === undefined) return `${words} ${limit}`;
  return `${words} ${limit} ${Number(limit) === 1 ? unit.one : unit.many}`;
}

const UNITS: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  string: { one: 'character', many: 'characters' },
  array: { one: 'item', many: 'items' },
  set: { one: 'item', many: 'items' },
  map: { one: 'entry', many: 'entries' },
  object: { one: 'field', many: 'fields' },
  file: { one: 'byte', many: 'bytes' },
};

function oneOf(values: readonly unknown[]): string {
  const [first] = values;
  if (values.length === 1) return quoted(first);
  return `one of ${values.slice(0, 40).map(quoted).join(', ')}`;
}

const quoted = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 80);

function unionMessage(issue: Issue & { discriminator?: string; options?: readonly unknown[] }): string {
  const { discriminator, options } = issue;
  if (issue.input === undefined) return 'Is missing.';
  if (discriminator === undefined)
    return 'Fits none of the forms that are possible here; GET /docs shows them.';
  const known = options === undefined || options.length === 0 ? '' : `: expected ${oneOf(options)}`;
  return `Its "${discriminator}" names no kind that exists here${known}.`;
}
