/**
 * How does an act on one person meet an engine that is working on the same person?
 *
 * It takes the rows in the engine's order, campaign first, then the person's enrollments, and looks afterwards: so what it
 * decides on is still true when it writes, and a touch that was claimed before is known to be under way.
 */
import type { NewEvent } from '#contracts';
import { Refusal } from '#contracts';
import type { ActContext } from '../operations/operation-context.js';
import type { EnrollmentDetail } from './enrollment-store.port.js';
import { enrollmentView, type EnrollmentView, requireEnrollment } from './enrollment-view.js';

/** What `act` did, as events; none when everything was as asked already. */
type Act = (enrollment: EnrollmentDetail) => Promise<readonly NewEvent[]>;

export async function actOnEnrollment(
  { stores, now }: ActContext,
  enrollmentId: string,
  act: Act,
): Promise<EnrollmentView> {
  const { leadId, campaignId } = await requireEnrollment(stores, enrollmentId);
  await stores.engine.stops.lockLead(leadId, campaignId);
  const events = await act(await requireEnrollment(stores, enrollmentId));
  await stores.events.append(events, now);
  return enrollmentView(await requireEnrollment(stores, enrollmentId));
}

/** Ids that an event about it carries. */
export const idsOf = ({ campaignId, id, leadId }: EnrollmentDetail) => ({
  campaignId,
  enrollmentId: id,
  leadId,
});

/** @throws Refusal `wrong_state` unless it still runs. */
export function refuseUnlessRunning(what: string, { status, stopReason }: EnrollmentDetail): void {
  if (status === 'active' || status === 'paused') return;
  const why = stopReason ? ` (${stopReason.replaceAll('_', ' ')})` : '';
  throw new Refusal(
    'wrong_state',
    `${what}: the sequence is ${status}${why}.`,
    'Nothing more will be sent to this person by this campaign. Leave it at that.',
  );
}

/** @throws Refusal `wrong_state` when the lead has moved on from the step that the caller saw. */
export function refuseUnlessAt(stepId: string, enrollment: EnrollmentDetail): void {
  if (enrollment.stepId === stepId) return;
  throw new Refusal(
    'wrong_state',
    `The lead does not stand at "${stepId}" but at "${enrollment.stepId}".`,
    'Read the enrollment again, and name the step at which it stands if it still should be acted on.',
    [{ path: 'stepId', message: 'Not the step at which the lead stands.' }],
  );
}

/** @throws Refusal `wrong_state` while the touch of the step can not be taken back. */
export function refuseUnderWay({ touch }: EnrollmentDetail): void {
  if (touch === null || touch.state === 'ready' || touch.state === 'reserved') return;
  const [what, next] =
    touch.state === 'sending'
      ? ['is being sent at this moment', 'Ask again in a minute: it moves on by itself once it was sent.']
      : [
          'may or may not have gone out',
          'Wait until the evidence is read, or decide about the touch with touches.resolve.',
        ];
  throw new Refusal('wrong_state', `The touch of this step ${what}.`, next);
}
