/** Does each step make sense by itself: its texts, its waits, its question? */
import type { Duration } from '../time/duration.js';
import { literalLength, parseTemplate, variablesOf } from '../template/parse.js';
import { isKnownVariable, TEMPLATE_VARIABLES } from '../template/variables.js';
import type { SequenceGraph, Step } from './graph.js';
import { MAX_LENGTH, MAX_WAIT_DAYS } from './limits.js';
import { error, type SequenceProblem } from './problems.js';

export function checkSteps({ steps }: SequenceGraph): SequenceProblem[] {
  return steps.flatMap((step, index) => checkStep(step, `steps[${index}]`));
}

function checkStep(step: Step, path: string): SequenceProblem[] {
  switch (step.kind) {
    case 'email':
      return [
        ...(step.subject === undefined ? [] : checkSubject(step.subject, `${path}.subject`)),
        ...checkBody(step.body, `${path}.body`, MAX_LENGTH.emailBody),
      ];
    case 'linkedin_invite':
      return step.note === undefined ? [] : checkText(step.note, `${path}.note`, MAX_LENGTH.note);
    case 'linkedin_message':
      return checkBody(step.body, `${path}.body`, MAX_LENGTH.message);
    case 'wait':
      return checkDuration(step.for, `${path}.for`, 'more than zero');
    case 'condition':
      return [
        ...(step.within === undefined ? [] : checkDuration(step.within, `${path}.within`, 'zero or more')),
        ...(step.if.ask === 'field_equals' && step.if.field.trim() === ''
          ? [error(`${path}.if.field`, 'empty_field', 'Name the field to compare.')]
          : []),
      ];
    case 'linkedin_visit':
    case 'end':
      return [];
  }
}

function checkSubject(subject: string, path: string): SequenceProblem[] {
  const oneLine = /[\r\n]/.test(subject)
    ? [error(path, 'subject_not_one_line', 'A subject is one line. Remove the line break.')]
    : [];
  return [...oneLine, ...checkText(subject, path, MAX_LENGTH.subject)];
}

function checkBody(body: string, path: string, max: number): SequenceProblem[] {
  if (body.trim() === '') return [error(path, 'empty_body', 'Write what this step says.')];
  return checkText(body, path, max);
}

function checkText(text: string, path: string, max: number): SequenceProblem[] {
  const length = literalLength(text);
  const tooLong = `${length} characters before variables, at its longest; the limit is ${max}. Shorten it.`;
  return [
    ...(length > max ? [error(path, 'text_too_long', tooLong)] : []),
    ...variablesOf(text)
      .filter((name) => !isKnownVariable(name))
      .map((name) =>
        error(
          path,
          'unknown_variable',
          `There is no variable "${name}". There are ${TEMPLATE_VARIABLES.join(', ')}, and custom.… for attributes.`,
        ),
      ),
    ...parseTemplate(text).unreadable.map((written) =>
      error(
        path,
        'unreadable_placeholder',
        `${written.slice(0, 60)} cannot be read. Write {{ first_name }}, {{ first_name | default: "there" }}, {% if first_name %}…{% endif %} or {Hi|Hello}.`,
      ),
    ),
  ];
}

function checkDuration(
  duration: Duration,
  path: string,
  wanted: 'more than zero' | 'zero or more',
): SequenceProblem[] {
  const { days = 0, hours = 0, minutes = 0 } = duration;
  const total = days * 24 * 60 + hours * 60 + minutes;
  const parts = [days, hours, minutes];
  const tooShort = wanted === 'zero or more' ? total < 0 : total <= 0;
  if (tooShort || parts.some((part) => !Number.isFinite(part) || part < 0)) {
    return [
      error(path, 'bad_wait', `A wait has days, hours and minutes of ${wanted}, none of them negative.`),
    ];
  }
  if (total <= MAX_WAIT_DAYS * 24 * 60) return [];
  return [error(path, 'wait_too_long', `Nobody waits longer than ${MAX_WAIT_DAYS} days. Shorten it.`)];
}
