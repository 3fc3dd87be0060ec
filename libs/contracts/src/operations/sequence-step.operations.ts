/** Sequences, step by step: each edit keeps the ids of all other steps and answers the draft with its problems. */
import { z } from 'zod';
import { id } from '../ids/edge.js';
import { defineOperation } from './operation.js';
import { sequenceView } from './sequence.operations.js';
import { duration, moment, question, stepId, steps, variant, waitFor } from './step-shapes.js';

/** Where it leads may be left out: to what followed at its place. An id may be left out: `email-1`. */
const loose = { id: true, next: true } as const;
const newStep = z.discriminatedUnion('kind', [
  steps.email.partial(loose),
  steps.linkedin_visit.partial(loose),
  steps.linkedin_invite.partial(loose),
  steps.linkedin_message.partial(loose),
  steps.linkedin_follow.partial(loose),
  steps.linkedin_inmail.partial(loose),
  steps.linkedin_withdraw.partial(loose),
  steps.manual_task.partial(loose),
  steps.wait.partial(loose),
  steps.split.partial({ id: true }).extend({
    variants: z
      .array(variant.partial({ next: true }))
      .min(1)
      .max(20),
  }),
  steps.set_field.partial(loose),
  steps.add_to_audience.partial(loose),
  steps.webhook.partial(loose),
  steps.goal.partial(loose),
  steps.condition.partial({ id: true, then: true, else: true }),
  steps.end.partial({ id: true }),
]);

const branch = z.string().regex(/^[\w-]{1,40}$/, 'A branch is "then", "else" or the name of a variant.');
const place = {
  after: stepId.optional().meta({ description: 'The step before; left out: at the start.' }),
  branch: branch.optional().meta({
    description:
      'Which branch, when the step before is a condition (then, else) or a split (the name of a variant).',
  }),
};
const ofStep = { sequenceId: id('sequence'), stepId };

export const addStep = defineOperation({
  name: 'sequences.add_step',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Add a step between the one named and what followed it',
  input: z.strictObject({ sequenceId: id('sequence'), step: newStep, ...place }),
  output: sequenceView.extend({ stepId: z.string() }),
  http: { method: 'POST', path: '/v1/sequences/:sequenceId/steps', status: 201 },
});
export const updateStep = defineOperation({
  name: 'sequences.update_step',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Change what one step says or where it leads; null takes an optional field away',
  input: z.strictObject({
    ...ofStep,
    subject: steps.email.shape.subject.nullable(),
    body: steps.email.shape.body.optional(),
    note: steps.linkedin_invite.shape.note.nullable(),
    whenNotesSpent: steps.linkedin_invite.shape.whenNotesSpent.nullable(),
    title: steps.manual_task.shape.title.optional(),
    for: waitFor.nullable().optional(),
    until: moment.nullable().optional(),
    if: question.optional(),
    within: duration.nullable().optional(),
    by: steps.split.shape.by.nullable(),
    salt: steps.split.shape.salt.nullable(),
    variants: steps.split.shape.variants.optional(),
    field: steps.set_field.shape.field.optional(),
    value: steps.set_field.shape.value.optional(),
    audienceId: steps.add_to_audience.shape.audienceId.optional(),
    webhookId: steps.webhook.shape.webhookId.optional(),
    next: stepId.optional(),
    then: stepId.optional(),
    else: stepId.optional(),
  }),
  output: sequenceView,
  http: { method: 'PATCH', path: '/v1/sequences/:sequenceId/steps/:stepId' },
});
export const removeStep = defineOperation({
  name: 'sequences.remove_step',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Take a step out; its neighbours are joined',
  input: z.strictObject({
    ...ofStep,
    keep: branch.optional().meta({ description: 'Which branch of a condition or split goes on.' }),
  }),
  output: sequenceView,
  http: { method: 'DELETE', path: '/v1/sequences/:sequenceId/steps/:stepId' },
});
export const moveStep = defineOperation({
  name: 'sequences.move_step',
  kind: 'act',
  scope: 'campaigns:write',
  summary: 'Put a step elsewhere, as it is',
  input: z.strictObject({ ...ofStep, ...place }),
  output: sequenceView,
  http: { method: 'POST', path: '/v1/sequences/:sequenceId/steps/:stepId/move' },
});
