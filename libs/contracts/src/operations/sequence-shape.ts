/**
 * What must a sequence look like to be kept at all?
 *
 * Steps and their fields. Whether a sequence makes sense is another question (`validateSequence`): what has the right
 * shape may still be an unfinished draft. Both are asked at once, so that a missing field hides nothing else.
 */
import { type SequenceProblem, validateSequence } from '#domain';
import { z } from 'zod';
import { fieldProblems } from '../errors/field-problems.js';
import { salvage } from './salvage-graph.js';
import { steps } from './step-shapes.js';

const stepShape = z.discriminatedUnion('kind', [
  steps.email,
  steps.linkedin_visit,
  steps.linkedin_invite,
  steps.linkedin_message,
  steps.linkedin_follow,
  steps.linkedin_inmail,
  steps.linkedin_withdraw,
  steps.manual_task,
  steps.wait,
  steps.condition,
  steps.split,
  steps.set_field,
  steps.add_to_audience,
  steps.webhook,
  steps.goal,
  steps.end,
]);

const graphShape = z.strictObject({ start: steps.end.shape.id, steps: z.array(stepShape).min(1).max(100) });

/** Refused for its shape, it names what makes no sense as well. */
export const sequenceGraph = graphShape.superRefine(
  (value, context) => {
    for (const { path, message, level } of senseOf(value))
      if (level === 'error') context.addIssue({ code: 'custom', message, path: partsOf(path) });
  },
  { when: (payload) => payload.issues.length > 0 },
);
export const step = stepShape;

export type ReportedProblem = Omit<SequenceProblem, 'code'> & { readonly code: string };

/** Every problem of whatever was sent as a graph: of its shape and of its sense, errors first. */
export function graphProblems(raw: unknown): ReportedProblem[] {
  const shape = graphShape.safeParse(raw);
  if (shape.success) return validateSequence(shape.data);
  const malformed = fieldProblems(shape.error.issues).map(({ path, message }): ReportedProblem => ({
    path,
    code: 'malformed',
    level: 'error',
    message,
  }));
  const sense = senseOf(raw);
  return [
    ...malformed,
    ...sense.filter((problem) => problem.level === 'error'),
    ...sense.filter((problem) => problem.level === 'warning'),
  ];
}

function senseOf(raw: unknown): SequenceProblem[] {
  const graph = salvage(raw);
  return graph ? validateSequence(graph) : [];
}

/** `steps[2].then` as zod counts it. */
function partsOf(path: string): (string | number)[] {
  return path
    .split(/[.[\]]/)
    .flatMap((part) => (part === '' ? [] : [/^\d+$/.test(part) ? Number(part) : part]));
}
