/**
 * What do the due enrollments do next?
 *
 * Second stage of a touch's life: the pure `advance` decides, this writes the decisions down. A touch that is asked
 * for becomes a `ready` row of its account's lane; nothing is sent here.
 */
import { advance, type Advance, earliest, watchesFields } from '#domain';
import type { NewEvent } from '#contracts';
import type { AskedTouch, DueEnrollment, EnrollmentMove } from './due-enrollment-store.port.js';
import type { EngineDependencies } from './engine-dependencies.js';
import { factsOf } from './facts-of-enrollment.js';
import { planTouch } from './plan-touch.js';
import { type Taken, takeDecisions } from './take-decisions.js';
import { type Asked, timeTouches } from './time-touches.js';

/** An enrollment that nobody can move on is looked at again after this much business time. */
const STUCK = { hours: 1 };
/** Nobody tells an enrollment that a field changed: one with a goal that asks for a field looks after so much business time. */
const LOOK_AT_FIELDS = { hours: 1 };
/** One that lacks a value is woken by whoever completes the lead; should that be missed, it is looked at after this. */
const BLOCKED = { hours: 6 };

/** One batch; answers how many enrollments were looked at. */
export async function advanceEnrollments(deps: EngineDependencies, workspaceId: string): Promise<number> {
  const now = await deps.clock.now();
  return deps.work.run(workspaceId, async (stores) => {
    const due = await stores.due.take(now, deps.settings.batch);
    const moves: EnrollmentMove[] = [];
    const finished: EnrollmentMove[] = [];
    const asked: Asked[] = [];
    const events: NewEvent[] = [];
    const taken: Taken[] = [];
    for (const enrollment of due) {
      const step = nextOrReport(deps, workspaceId, enrollment, now);
      if (step === undefined) {
        moves.push({ enrollmentId: enrollment.id, position: enrollment.position, dueAt: now.add(STUCK) });
        continue;
      }
      taken.push({ enrollment, decisions: step.decisions });
      if (step.do === 'blocked') {
        const { at: position, blockedOn } = step;
        const dueAt = watched(enrollment, now.add(BLOCKED), now);
        moves.push({ enrollmentId: enrollment.id, position, dueAt, blockedOn });
        if (blockedOn.join() !== enrollment.blockedOn.join()) events.push(announceBlock(enrollment, step));
      } else if (step.do === 'touch') {
        asked.push({ touch: step.touch, enrollment });
        events.push(announce(step.touch));
        moves.push({
          enrollmentId: enrollment.id,
          position: step.at,
          dueAt: step.touch.failure ? now : watched(enrollment, null, now),
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
          dueAt: watched(enrollment, step.do === 'wait' ? step.until : null, now),
        });
      }
    }
    await takeDecisions(stores, taken, now);
    await stores.due.plan(await timeTouches(stores, asked, now), now);
    await stores.due.move(moves);
    await stores.due.finish(finished, now);
    await stores.events.append(events, now);
    return due.length;
  });
}

function watched(
  { graph, marks }: DueEnrollment,
  dueAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (!watchesFields(graph, (id) => marks.some(({ stepId }) => stepId === id))) return dueAt;
  const look = now.add(LOOK_AT_FIELDS);
  return dueAt === null ? look : (earliest([dueAt, look]) ?? look);
}

interface Blocked {
  readonly do: 'blocked';
  readonly at: Advance['at'];
  readonly blockedOn: readonly string[];
  readonly decisions: Advance['decisions'];
}

type Next =
  | Exclude<Advance, { do: 'touch' }>
  | Blocked
  | {
      readonly do: 'touch';
      readonly at: Advance['at'];
      readonly touch: AskedTouch;
      readonly decisions: Advance['decisions'];
    };

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
    const touch = planTouch(enrollment, next, deps.newId(), now);
    const { at, decisions } = next;
    if ('blockedOn' in touch) return { do: 'blocked', at, decisions, ...touch };
    return { do: 'touch', at, touch, decisions };
  } catch (error) {
    const about = { what: 'an enrollment cannot go on', workspaceId, enrollmentId: enrollment.id };
    deps.report(error, about);
    return undefined;
  }
}

function announceBlock(
  { campaignId, id: enrollmentId, leadId }: DueEnrollment,
  { at, blockedOn }: Blocked,
): NewEvent {
  const variables = [...blockedOn];
  return {
    type: 'enrollment.blocked',
    data: { campaignId, enrollmentId, leadId, stepId: at.stepId, variables },
  };
}

function announce(touch: AskedTouch): NewEvent {
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
