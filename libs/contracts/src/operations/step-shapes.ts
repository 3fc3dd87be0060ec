/** Which fields does each kind of step have? */
import { z } from 'zod';
import { NOTE_POLICIES } from '#domain';
import { type IdKind, ID_PREFIXES } from '../ids/typed-id.js';

export const stepId = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,40}$/, 'A step id is 1–40 letters, digits, "_" or "-".');

export const duration = z.strictObject({
  days: z.number().min(0).max(365).optional(),
  hours: z.number().min(0).max(8760).optional(),
  minutes: z.number().min(0).max(525_600).optional(),
});

export const waitFor = duration.extend({ workingDays: z.number().int().min(0).max(260).optional() });
export const moment = z.strictObject({
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written as 09:30.'),
});

/** Kept in the graph as it is written: a sequence is its author's document. */
const mention = (kind: IdKind) =>
  z
    .string()
    .regex(
      new RegExp(`^${ID_PREFIXES[kind]}_[0-7][0-9a-hjkmnp-tv-z]{25}$`),
      `Expected an id that starts with ${ID_PREFIXES[kind]}_.`,
    );

const fieldEquals = z.strictObject({
  ask: z.literal('field_equals'),
  field: z.string().max(60),
  value: z.string().max(500),
});
export const goalQuestion = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('replied') }),
  z.strictObject({ ask: z.literal('meeting_booked') }),
  z.strictObject({ ask: z.literal('deal_won') }),
  fieldEquals,
]);
export const question = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('invitation_accepted') }),
  z.strictObject({ ask: z.literal('replied') }),
  z.strictObject({ ask: z.literal('has_email') }),
  z.strictObject({ ask: z.literal('has_linkedin') }),
  z.strictObject({ ask: z.literal('meeting_booked') }),
  z.strictObject({ ask: z.literal('deal_won') }),
  fieldEquals,
]);

export const variant = z.strictObject({
  name: z.string().max(60),
  weight: z.number().min(0).max(1_000_000),
  next: stepId,
});

export const steps = {
  email: z.strictObject({
    id: stepId,
    kind: z.literal('email'),
    subject: z.string().max(300).optional(),
    body: z.string().max(20_000),
    signature: z
      .boolean()
      .optional()
      .meta({ description: "Puts the sender's signature under it, where there is one." }),
    next: stepId,
  }),
  linkedin_visit: z.strictObject({ id: stepId, kind: z.literal('linkedin_visit'), next: stepId }),
  linkedin_invite: z.strictObject({
    id: stepId,
    kind: z.literal('linkedin_invite'),
    note: z.string().max(1000).optional(),
    whenNotesSpent: z.enum(NOTE_POLICIES).optional().meta({
      description:
        'When the account has no invitation with a note left: wait (the default), send_without or skip.',
    }),
    next: stepId,
  }),
  linkedin_message: z.strictObject({
    id: stepId,
    kind: z.literal('linkedin_message'),
    body: z.string().max(8000),
    next: stepId,
  }),
  linkedin_follow: z.strictObject({ id: stepId, kind: z.literal('linkedin_follow'), next: stepId }),
  linkedin_inmail: z.strictObject({
    id: stepId,
    kind: z.literal('linkedin_inmail'),
    subject: z.string().max(300),
    body: z.string().max(8000),
    next: stepId,
  }),
  linkedin_withdraw: z.strictObject({ id: stepId, kind: z.literal('linkedin_withdraw'), next: stepId }),
  manual_task: z.strictObject({
    id: stepId,
    kind: z.literal('manual_task'),
    title: z.string().max(300),
    body: z.string().max(8000).optional(),
    within: duration.optional(),
    next: stepId,
  }),
  wait: z.strictObject({
    id: stepId,
    kind: z.literal('wait'),
    for: waitFor.optional(),
    until: moment.optional(),
    next: stepId,
  }),
  split: z.strictObject({
    id: stepId,
    kind: z.literal('split'),
    by: z.enum(['lead', 'company']).optional(),
    salt: z.string().min(1).max(100).optional(),
    variants: z.array(variant).min(1).max(20),
  }),
  set_field: z.strictObject({
    id: stepId,
    kind: z.literal('set_field'),
    field: z.string().max(60),
    value: z.string().max(500),
    next: stepId,
  }),
  add_to_audience: z.strictObject({
    id: stepId,
    kind: z.literal('add_to_audience'),
    audienceId: mention('audience'),
    next: stepId,
  }),
  webhook: z.strictObject({
    id: stepId,
    kind: z.literal('webhook'),
    webhookId: mention('webhook'),
    next: stepId,
  }),
  goal: z.strictObject({ id: stepId, kind: z.literal('goal'), if: goalQuestion, next: stepId }),
  condition: z.strictObject({
    id: stepId,
    kind: z.literal('condition'),
    if: question,
    within: duration.optional(),
    then: stepId,
    else: stepId,
  }),
  end: z.strictObject({ id: stepId, kind: z.literal('end') }),
} as const;

export type StepKind = keyof typeof steps;
export const isStepKind = (kind: unknown): kind is StepKind =>
  typeof kind === 'string' && Object.hasOwn(steps, kind);
