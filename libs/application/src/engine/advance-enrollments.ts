/**
 * What do the due enrollments do next?
 *
 * Second stage of a touch's life: the pure `advance` decides, this writes the decisions down. A touch that is asked
 * for becomes a `ready` row of its account's lane; nothing is sent here.
 */
import { advance, type Advance, type EnrollmentFacts, isOver } from '#domain';
import type { NewEvent } from '#contracts';
import type { DueEnrollment, EnrollmentMove, PlannedTouch } from './due-enrollment-store.port.js';
import type { EngineDependencies } from './engine-dependencies.js';
import { planTouch } from './plan-touch.js';

/** An enrollment that nobody can move on is looked at again after this much business time. */
const STUCK = { hours: 1 };

/** One batch; answers how many enrollments were looked at. */
export async function advanceEnrollments(deps: EngineDependencies, workspaceId: string): Promise<number> {
  const now = await deps.clock.now();
  return deps.work.run(workspaceId, async (stores) => {
    const due = await stores.due.take(now, deps.settings.batch);
    const moves: EnrollmentMove[] = [];
    const finished: EnrollmentMove[] = [];
    const planned: PlannedTouch[] = [];
    const events: NewEvent[] = [];
    for (const enrollment of due) {
      const step = nextOrReport(deps, workspaceId, enrollment, now);
      if (step === undefined) {
        moves.push({ enrollmentId: enrollment.id, position: enrollment.position, dueAt: now.add(STUCK) });
      } else if (step.do === 'touch') {
        planned.push(step.touch);
        events.push(announce(step.touch));
        moves.push({
          enrollmentId: enrollment.id,
          position: step.at,
          dueAt: step.touch.failure ? now : null,
        });
      } else if (step.do === 'finish') {
        finished.push({ enrollmentId: enrollment.id, position: step.at, dueAt: null });
        events.push({
          type: 'enrollment.finished',
          data: { campaignId: enrollment.campaignId, enrollmentId: enrollment.id, leadId: enrollment.leadId },
        });
      } else {
        moves.push({
          enrollmentId: enrollment.id,
          position: step.at,
          dueAt: step.do === 'wait' ? step.until : null,
        });
      }
    }
    await stores.due.plan(planned, now);
    await stores.due.move(moves);
    await stores.due.finish(finished, now);
    await stores.events.append(events, now);
    return due.length;
  });
}

type Next =
  | Exclude<Advance, { do: 'touch' }>
  | { readonly do: 'touch'; readonly at: Advance['at']; readonly touch: PlannedTouch };

/** Undefined when it cannot be told: one person's trouble holds up nobody else's sequence. */
function nextOrReport(
  deps: EngineDependencies,
  workspaceId: string,
  enrollment: DueEnrollment,
  now: Temporal.Instant,
): Next | undefined {
  try {
    const next = advance(enrollment.graph, enrollment.position, factsOf(enrollment), now);
    if (next.do !== 'touch') return next;
    return { do: 'touch', at: next.at, touch: planTouch(enrollment, next.step, deps.newId()) };
  } catch (error) {
    const about = { what: 'an enrollment cannot go on', workspaceId, enrollmentId: enrollment.id };
    deps.report(error, about);
    return undefined;
  }
}

function factsOf(enrollment: DueEnrollment): EnrollmentFacts {
  const { lead } = enrollment;
  return {
    hasEmail: Boolean(enrollment.targets.email && enrollment.accountIds.email),
    hasLinkedin: Boolean(enrollment.targets.linkedin && enrollment.accountIds.linkedin),
    invitationAccepted: enrollment.invitationAccepted,
    replied: enrollment.replied,
    fields: {
      ...lead.attributes,
      job_title: lead.jobTitle ?? '',
      location: lead.location ?? '',
      company_name: lead.companyName ?? '',
      industry: lead.industry ?? '',
    },
    touches: Object.fromEntries(
      enrollment.touches.map((touch) => [
        touch.stepId,
        isOver(touch.state)
          ? { state: 'over' as const, overAt: touch.sentAt ?? undefined }
          : { state: 'open' as const },
      ]),
    ),
  };
}

function announce(touch: PlannedTouch): NewEvent {
  const facts = {
    touchId: touch.id,
    kind: touch.kind,
    accountId: touch.accountId,
    leadId: touch.leadId,
    campaignId: touch.campaignId,
    enrollmentId: touch.enrollmentId,
    stepId: touch.stepId,
  };
  return touch.failure
    ? { type: 'touch.failed', data: { ...facts, code: touch.failure.split(':')[0] ?? touch.failure } }
    : { type: 'touch.planned', data: facts };
}
