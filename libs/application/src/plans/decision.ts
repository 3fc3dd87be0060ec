/**
 * What was decided?
 *
 * The part of a plan that execution is bound to: it is stored and hashed, and what is carried out must still agree with
 * it. Samples, budgets and warnings are shown beside it and are no part of it.
 */
import { excludeRule } from '#contracts';
import { z } from 'zod';

const uuid = z.uuid();
/** Who had to agree when it was planned: nobody, or a person. */
const members = z.array(z.object({ leadId: uuid, identityId: uuid }));
const policy = z.enum(['auto', 'person']);

export const launchDecision = z.object({
  act: z.literal('launch'),
  campaignId: uuid,
  sequenceId: uuid,
  /** Canonical hash of the sequence's graph: its texts and its order. */
  graphHash: z.string(),
  accountIds: z.array(uuid),
  /** Business time of a later start; null: at once. */
  startAt: z.iso.datetime({ offset: true }).nullable(),
  policy,
  /** Whom it leaves out, now and for as long as it runs. */
  exclude: excludeRule.optional(),
  /** Audiences whose later members enter without another plan. */
  liveAudienceIds: z.array(uuid).optional(),
  maxEnrollments: z.number().int().nullable().optional(),
  maxEnrollmentsPerDay: z.number().int().nullable().optional(),
  /** Frozen: they may only become fewer. */
  members,
});

/** More people for a campaign that runs. */
export const enrollDecision = z.object({
  act: z.literal('enroll'),
  campaignId: uuid,
  sequenceVersionId: uuid,
  accountIds: z.array(uuid),
  policy,
  members,
});

/** Another version for those under way: the draft as it was, or one that exists. */
export const editDecision = z.object({
  act: z.literal('edit'),
  campaignId: uuid,
  fromVersionId: uuid,
  /** Of the draft that is to be published. */
  sequenceId: uuid.optional(),
  graphHash: z.string().optional(),
  /** Of a version that exists. */
  versionId: uuid.optional(),
  accountIds: z.array(uuid),
  policy,
});

export const replyDecision = z.object({
  act: z.literal('reply'),
  conversationId: uuid,
  /** The message that it answers: a newer one makes the answer out of date. */
  answersMessageId: uuid,
  /** Answers that the conversation had already: another one may not slip in between. */
  earlierAnswers: z.number().int(),
  leadId: uuid,
  accountId: uuid,
  kind: z.enum(['email_reply', 'linkedin_reply']),
  channelIdentityId: uuid,
  subject: z.string().nullable(),
  text: z.string(),
  policy,
});

export const planDecision = z.discriminatedUnion('act', [
  launchDecision,
  enrollDecision,
  editDecision,
  replyDecision,
]);

export type LaunchDecision = z.output<typeof launchDecision>;
export type EnrollDecision = z.output<typeof enrollDecision>;
export type EditDecision = z.output<typeof editDecision>;
export type ReplyDecision = z.output<typeof replyDecision>;
export type PlanDecision = z.output<typeof planDecision>;
export type PlanPolicy = z.output<typeof policy>;
