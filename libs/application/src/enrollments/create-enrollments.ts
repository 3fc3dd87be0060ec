/** enrollments.create: push leads into a campaign that runs, with an answer for each. */
import { type LeftOut, type OutputOf, Refusal } from '#contracts';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import { lockCampaign } from '../campaigns/campaign-view.js';
import type { ActHandler } from '../operations/operation-context.js';
import { refuseWithoutConsent } from './campaign-doors.js';
import { chooseEntrants, type Entrants } from './choose-entrants.js';
import { enrollMembers, openPlaces, startedEvents } from './enroll-members.js';

type Result = OutputOf<'enrollments.create'>['results'][number];

export const createEnrollments: ActHandler<'enrollments.create'> = async (context, input) => {
  const { stores, now } = context;
  const campaign = await lockCampaign(stores.campaigns, input.campaignId);
  refuseUnlessLaunched(campaign);
  await refuseWithoutConsent(stores);
  const leadIds = [...new Set(input.leadIds)];
  const entrants = await entrantsOrRefuse(stores, campaign, leadIds, now);
  const places = (await stores.entries.hasWaiting(campaign.id)) ? 0 : await openPlaces(context, campaign);
  const { enrolled, over, dropped } = await enrollMembers(
    context,
    campaign,
    { sequenceVersionId: entrants.sequenceVersionId, stepId: entrants.graph.start, dueAt: now },
    entrants.members,
    places,
  );
  await stores.events.append(startedEvents(campaign.id, enrolled), now);
  await stores.entries.remove(
    campaign.id,
    enrolled.map(({ leadId }) => leadId),
  );
  await stores.entries.add(campaign.id, 'push', over, now);

  const results = new Map<string, Omit<Result, 'leadId'>>([
    ...entrants.leftOut.map(({ leadId, reason }) => [leadId, leftOut(reason)] as const),
    // Suppressed, enrolled elsewhere or merged between the look and the write.
    ...dropped.map((leadId) => [leadId, leftOut('changed_meanwhile')] as const),
    ...over.map(({ leadId }) => [leadId, { result: 'waiting', enrollmentId: null, reason: null }] as const),
    ...enrolled.map(
      ({ leadId, enrollmentId }) => [leadId, { result: 'enrolled', enrollmentId, reason: null }] as const,
    ),
  ]);
  const rows = leadIds.map((leadId) => ({ leadId, ...(results.get(leadId) ?? leftOut('gone')) }));
  return {
    enrolled: enrolled.length,
    waiting: over.length,
    leftOut: rows.filter(({ result }) => result === 'left_out').length,
    results: rows,
  };
};

const leftOut = (reason: LeftOut) => ({ result: 'left_out', enrollmentId: null, reason }) as const;

/** @throws Refusal `wrong_state` */
export function refuseUnlessLaunched({ name, status }: CampaignRecord): void {
  if (status === 'running' || status === 'paused') return;
  throw new Refusal(
    'wrong_state',
    `Nobody can be pushed into "${name}": the campaign is ${status}.`,
    status === 'draft' || status === 'scheduled'
      ? 'Put the leads into one of its audiences; the launch enrolls them.'
      : 'Push them into a campaign that runs.',
  );
}

/** @throws Refusal `wrong_state` when no identity of the campaign can speak. */
export async function entrantsOrRefuse(
  ...args: readonly [
    Parameters<typeof chooseEntrants>[0],
    CampaignRecord,
    readonly string[],
    Temporal.Instant,
  ]
): Promise<Entrants> {
  const [stores, campaign, leadIds, now] = args;
  const places = leadIds.map((leadId) => ({ leadId, identityId: null }));
  const entrants = await chooseEntrants(stores, campaign, places, now);
  if (entrants) return entrants;
  throw new Refusal(
    'wrong_state',
    `No identity of "${campaign.name}" has an account for each of its channels any more.`,
    'Reconnect its accounts, or launch another campaign.',
  );
}
