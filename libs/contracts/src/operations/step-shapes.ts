/** Which fields does each kind of step have? */
import { z } from 'zod';

export const stepId = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,40}$/, 'A step id is 1–40 letters, digits, "_" or "-".');

export const duration = z.strictObject({
  days: z.number().min(0).max(365).optional(),
  hours: z.number().min(0).max(8760).optional(),
  minutes: z.number().min(0).max(525_600).optional(),
});

export const question = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('invitation_accepted') }),
  z.strictObject({ ask: z.literal('replied') }),
  z.strictObject({ ask: z.literal('has_email') }),
  z.strictObject({ ask: z.literal('has_linkedin') }),
  z.strictObject({ ask: z.literal('field_equals'), field: z.string().max(60), value: z.string().max(500) }),
]);

export const steps = {
  email: z.strictObject({
    id: stepId,
    kind: z.literal('email'),
    subject: z.string().max(300).optional(),
    body: z.string().max(20_000),
    next: stepId,
  }),
  linkedin_visit: z.strictObject({ id: stepId, kind: z.literal('linkedin_visit'), next: stepId }),
  linkedin_invite: z.strictObject({
    id: stepId,
    kind: z.literal('linkedin_invite'),
    note: z.string().max(1000).optional(),
    next: stepId,
  }),
  linkedin_message: z.strictObject({
    id: stepId,
    kind: z.literal('linkedin_message'),
    body: z.string().max(8000),
    next: stepId,
  }),
  wait: z.strictObject({ id: stepId, kind: z.literal('wait'), for: duration, next: stepId }),
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
