/** How is a sequence written step by step? Each edit is one rewrite of the draft, answered with what is still wrong. */
import { fieldProblems, type InputOf, Refusal, steps as shapes } from '#contracts';
import {
  type Edit,
  freeStepId,
  insertStep,
  MAX_STEPS,
  moveStep,
  removeStep,
  type SequenceGraph,
  type Step,
} from '#domain';
import type { ActHandler } from '../operations/operation-context.js';
import type { SequenceRecord } from './sequence-store.port.js';
import { lockSequence, toSequenceView } from './sequence-view.js';
import { rewrite } from './update-sequence.js';

export const addStep: ActHandler<'sequences.add_step'> = async (context, input) => {
  const before = await lockSequence(context.stores.sequences, input.sequenceId);
  if (before.graph.steps.length >= MAX_STEPS) throw full(before);
  const stepId = input.step.id ?? freeStepId(before.graph, input.step.kind);
  const { after, branch } = input;
  const graph = graphOf(insertStep(before.graph, { ...input.step, id: stepId }, { after, branch }));
  return { ...toSequenceView(await rewrite(context, before, { graph })), stepId };
};

export const updateStep: ActHandler<'sequences.update_step'> = async (context, input) => {
  const { sequenceId, stepId, ...change } = input;
  const before = await lockSequence(context.stores.sequences, sequenceId);
  const step = requireStep(before.graph, stepId);
  const changed = changedStep(step, change);
  const steps = before.graph.steps.map((one) => (one === step ? changed : one));
  return toSequenceView(await rewrite(context, before, { graph: { ...before.graph, steps } }));
};

export const removeStepHandler: ActHandler<'sequences.remove_step'> = async (context, input) => {
  const before = await lockSequence(context.stores.sequences, input.sequenceId);
  requireStep(before.graph, input.stepId);
  const graph = graphOf(removeStep(before.graph, input.stepId, input.keep));
  return toSequenceView(await rewrite(context, before, { graph }));
};

export const moveStepHandler: ActHandler<'sequences.move_step'> = async (context, input) => {
  const before = await lockSequence(context.stores.sequences, input.sequenceId);
  const { stepId, after, branch } = input;
  requireStep(before.graph, stepId);
  const graph = graphOf(moveStep(before.graph, stepId, { after, branch }));
  return toSequenceView(await rewrite(context, before, { graph }));
};

/** The step with what was named in place; null takes a field away. The kind stays what it is. */
function changedStep(
  step: Step,
  change: Omit<InputOf<'sequences.update_step'>, 'sequenceId' | 'stepId'>,
): Step {
  const fits = ([field]: readonly [string, unknown]) => Object.hasOwn(shapes[step.kind].shape, field);
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  const unfit = named.filter((entry) => !fits(entry));
  const wanted = named.filter(fits);
  const gone = new Set(wanted.flatMap(([field, value]) => (value === null ? [field] : [])));
  const merged = Object.fromEntries(
    [...Object.entries(step), ...wanted].filter(([field]) => !gone.has(field)),
  );
  const read = shapes[step.kind].safeParse(merged);
  if (unfit.length === 0 && read.success) return read.data;
  throw new Refusal(
    'invalid_input',
    `"${step.id}" is a step of kind ${step.kind}, and the change does not fit it.`,
    `Its fields are ${Object.keys(shapes[step.kind].shape).join(', ')}. To change the kind, remove the step and add another.`,
    [
      ...unfit.map(([field]) => ({ path: field, message: `A step of kind ${step.kind} has no ${field}.` })),
      ...(read.success ? [] : fieldProblems(read.error.issues)),
    ],
  );
}

function graphOf(edit: Edit): SequenceGraph {
  if (edit.ok) return edit.graph;
  const path = FIELDS[edit.code];
  throw new Refusal(
    edit.code === 'step_id_taken' ? 'conflict' : 'invalid_input',
    edit.message,
    'Nothing was changed. Read the sequence to see its steps (sequences.get), then repeat the edit.',
    path === undefined ? [] : [{ path, message: edit.message }],
  );
}

const FIELDS: Readonly<Record<Extract<Edit, { ok: false }>['code'], string | undefined>> = {
  no_such_step: 'after',
  step_id_taken: 'step.id',
  nothing_follows_an_end: 'after',
  branch_needed: 'branch',
  no_branches: 'branch',
  two_ways_on: 'keep',
  no_way_on: undefined,
  after_itself: 'after',
};

function requireStep({ steps }: SequenceGraph, stepId: string): Step {
  const found = steps.find((step) => step.id === stepId);
  if (found) return found;
  throw new Refusal(
    'not_found',
    `There is no step "${stepId}" in this sequence.`,
    `Its steps are ${steps.map((step) => step.id).join(', ')}.`,
  );
}

function full({ name }: SequenceRecord): Refusal {
  return new Refusal(
    'too_large',
    `"${name}" has ${MAX_STEPS} steps, and no sequence may have more.`,
    'Remove a step first, or write a second sequence.',
  );
}
