/**
 * How is it said to a person that a value does not fit?
 *
 * A schema's own words stay when its author wrote them. The library's default wording is replaced: it names types, and
 * a caller needs to know what to write.
 */
import type { z } from 'zod';
import type { FieldProblem } from './refusal.js';

type Issue = z.core.$ZodIssue;

/** Every problem with its path; of several unknown fields, each by itself. */
export function fieldProblems(issues: readonly Issue[]): FieldProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [{ path: pathOf(issue.path), message: sayIssue(issue) }];
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key]),
      message: 'There is no such field here. Check its spelling, or remove it.',
    }));
  });
}

/** As in `graph.steps[2].then`. */
export function pathOf(path: Issue['path']): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}${text ? '.' : ''}${String(part)}`,
    '',
  );
}

const DEFAULT_WORDING = /^(Invalid |Too (small|big)|Unrecognized )/;

export function sayIssue(issue: Issue): string {
  if (!DEFAULT_WORDING.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `This is missing. Write ${TYPES[issue.expected] ?? issue.expected}.`
        : `This must be ${TYPES[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return choose(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) && issue.options.length > 0
        ? choose(issue.options)
        : 'None of the possible forms of this value fits. Look it up in the API reference.';
    case 'too_small':
      return bound('at least', issue.origin, Number(issue.minimum));
    case 'too_big':
      return bound('at most', issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return FORMATS[issue.format] ?? `This is no valid ${issue.format.replaceAll('_', ' ')}.`;
    case 'not_multiple_of':
      return `This must be a multiple of ${issue.divisor}.`;
    default:
      return 'This value does not fit. Look it up in the API reference.';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list: [ … ]',
  object: 'an object: { … }',
  record: 'an object: { … }',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  datetime: 'Write a date and time with its offset, as in 2026-05-12T10:00:00+02:00.',
  date: 'Write a date, as in 2026-05-12.',
  email: 'This is no email address.',
  url: 'This is no web address. Write one that begins with https://.',
  uuid: 'This is no id.',
};

function choose(values: readonly unknown[]): string {
  const [first] = values;
  return values.length === 1
    ? `Write ${JSON.stringify(first)}.`
    : `Choose one of ${values.map((value) => String(value)).join(', ')}.`;
}

function bound(which: string, origin: string, limit: number): string {
  switch (origin) {
    case 'string':
      if (which === 'at least' && limit === 1) return 'This may not be empty.';
      return `Write ${which} ${limit} ${limit === 1 ? 'character' : 'characters'}.`;
    case 'array':
    case 'set':
    case 'map':
      return `List ${which} ${limit} ${limit === 1 ? 'entry' : 'entries'}.`;
    default:
      return `This must be ${which} ${limit}.`;
  }
}
