/** What does `advance` get to know about an enrollment? */
import { type EnrollmentFacts, isOver } from '#domain';
import type { DueEnrollment } from './due-enrollment-store.port.js';

export function factsOf(enrollment: DueEnrollment): EnrollmentFacts {
  const { lead, marks, touches } = enrollment;
  // What was decided counts, though it may still have to be written to the lead.
  const decided = marks.flatMap(({ kind, done, detail }) =>
    kind === 'set_field' && !done && detail.field !== undefined
      ? [[detail.field, detail.value ?? ''] as const]
      : [],
  );
  return {
    hasEmail: Boolean(enrollment.targets.email && enrollment.accountIds.email),
    hasLinkedin: Boolean(enrollment.targets.linkedin && enrollment.accountIds.linkedin),
    invitationAccepted: enrollment.invitationAccepted,
    invitationPending: isInvitationPending(enrollment),
    replied: enrollment.replied,
    meetingBooked: enrollment.meetingBooked,
    dealWon: enrollment.dealWon,
    fields: {
      ...lead.attributes,
      ...Object.fromEntries(decided),
      job_title: lead.jobTitle ?? '',
      location: lead.location ?? '',
      company_name: lead.companyName ?? '',
      industry: lead.industry ?? '',
    },
    touches: Object.fromEntries(
      touches
        .filter((touch) => !touch.takenBack)
        .map((touch) => [
          touch.stepId,
          isOver(touch.state)
            ? { state: 'over' as const, overAt: touch.sentAt ?? undefined }
            : { state: 'open' as const },
        ]),
    ),
    taken: Object.fromEntries(
      marks.map(({ stepId, detail: { variant } }) => [stepId, variant === undefined ? {} : { variant }]),
    ),
    dealt: {
      campaignId: enrollment.campaignId,
      leadId: enrollment.leadId,
      companyId: enrollment.companyId,
    },
    calendar: enrollment.calendar,
  };
}

/** The last invitation that went out was neither accepted nor taken back since. */
function isInvitationPending({ invitationAccepted, touches }: DueEnrollment): boolean {
  if (invitationAccepted) return false;
  const sent = touches
    .filter(
      ({ kind, state }) => state === 'sent' && (kind === 'linkedin_invite' || kind === 'linkedin_withdraw'),
    )
    .sort((left, right) =>
      left.sentAt && right.sentAt ? Temporal.Instant.compare(left.sentAt, right.sentAt) : 0,
    );
  return sent.at(-1)?.kind === 'linkedin_invite';
}
