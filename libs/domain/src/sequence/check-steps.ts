/** Does each step make sense by itself: its texts, its waits, its question? */
import { literalLength, parseTemplate, variablesOf } from '../template/parse.js';
import { isKnownVariable, TEMPLATE_VARIABLES } from '../template/variables.js';
import { checkDuration, checkWait } from './check-waits.js';
import { checkField, checkVariants } from './check-effects.js';
import type { Question, SequenceGraph, Step } from './graph.js';
import { MAX_LENGTH } from './limits.js';
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
    case 'linkedin_inmail':
      return [
        ...(step.subject.trim() === ''
          ? [error(`${path}.subject`, 'missing_subject', 'An InMail has a subject. Write one.')]
          : []),
        ...checkSubject(step.subject, `${path}.subject`, MAX_LENGTH.inmailSubject),
        ...checkBody(step.body, `${path}.body`, MAX_LENGTH.inmailBody),
      ];
    case 'manual_task':
      return [
        ...(step.title.trim() === ''
          ? [error(`${path}.title`, 'empty_title', 'Say in a few words what is to be done.')]
          : []),
        ...checkText(step.title, `${path}.title`, MAX_LENGTH.taskTitle),
        ...(step.body === undefined ? [] : checkText(step.body, `${path}.body`, MAX_LENGTH.taskBody)),
        ...(step.within === undefined ? [] : checkDuration(step.within, `${path}.within`, 'more than zero')),
      ];
    case 'wait':
      return checkWait(step, path);
    case 'split':
      return checkVariants(step.variants, path);
    case 'set_field':
      return checkField(step.field, `${path}.field`);
    case 'goal':
      return checkQuestion(step.if, path);
    case 'condition':
      return [
        ...(step.within === undefined ? [] : checkDuration(step.within, `${path}.within`, 'zero or more')),
        ...checkQuestion(step.if, path),
      ];
    case 'linkedin_visit':
    case 'linkedin_follow':
    case 'linkedin_withdraw':
    case 'add_to_audience':
    case 'webhook':
    case 'end':
      return [];
  }
}

function checkQuestion(question: Question, path: string): SequenceProblem[] {
  return question.ask === 'field_equals' && question.field.trim() === ''
    ? [error(`${path}.if.field`, 'empty_field', 'Name the field to compare.')]
    : [];
}

function checkSubject(subject: string, path: string, max: number = MAX_LENGTH.subject): SequenceProblem[] {
  const oneLine = /[\r\n]/.test(subject)
    ? [error(path, 'subject_not_one_line', 'A subject is one line. Remove the line break.')]
    : [];
  return [...oneLine, ...checkText(subject, path, max)];
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
