/**
 * Who of those who wait enters now?
 *
 * A round over the running campaigns: as many as the caps leave places for, in the order in which they came. A campaign
 * without a free place costs two short reads; one with places costs what its entrants cost.
 */
import type { BusinessClock } from '../clock/business-clock.port.js';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import type { UnitOfWork } from '../persistence/unit-of-work.port.js';
import { chooseEntrants } from './choose-entrants.js';
import { type EnrollContext, enrollMembers, openPlaces, startedEvents } from './enroll-members.js';

export interface EntryDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: BusinessClock;
  readonly newId: () => string;
}

/** Entrants of one transaction: others who enroll in the workspace wait for it. */
const BATCH = 500;
/** Batches of one campaign in one round, so that a large import holds up no other campaign. */
const MOST_BATCHES = 10;

/** Answers how many were enrolled. */
export async function enterWaiting(deps: EntryDependencies, workspaceId: string): Promise<number> {
  const campaignIds = await deps.unitOfWork.read(workspaceId, ({ entries }) =>
    entries.campaignsWithWaiting(),
  );
  let enrolled = 0;
  for (const campaignId of campaignIds) {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const entered = await enterBatch(deps, workspaceId, campaignId);
      enrolled += entered.enrolled;
      if (!entered.more) break;
    }
  }
  return enrolled;
}

async function enterBatch(deps: EntryDependencies, workspaceId: string, campaignId: string) {
  const now = await deps.clock.now();
  return deps.unitOfWork.act(workspaceId, async (stores) => {
    const campaign = await stores.campaigns.lock(campaignId);
    if (campaign?.status !== 'running') return { enrolled: 0, more: false };
    return enter({ stores, now, newId: deps.newId }, campaign);
  });
}

async function enter(context: EnrollContext, campaign: CampaignRecord) {
  const { stores, now } = context;
  const free = await openPlaces(context, campaign);
  if (free === 0) return { enrolled: 0, more: false };
  const places = await stores.entries.takeWaiting(campaign.id, Math.min(BATCH, free));
  if (places.length === 0) return { enrolled: 0, more: false };
  const entrants = await chooseEntrants(stores, campaign, places, now);
  if (!entrants) return { enrolled: 0, more: false };
  const { enrolled, dropped } = await enrollMembers(
    context,
    campaign,
    { sequenceVersionId: entrants.sequenceVersionId, stepId: entrants.graph.start, dueAt: now },
    entrants.members,
    places.length,
  );
  await stores.events.append(startedEvents(campaign.id, enrolled), now);
  await stores.entries.remove(
    campaign.id,
    enrolled.map(({ leadId }) => leadId),
  );
  const left = [
    ...entrants.leftOut,
    ...dropped.map((leadId) => ({ leadId, reason: 'changed_meanwhile' as const })),
  ];
  await stores.entries.leaveOut(campaign.id, left, now);
  return { enrolled: enrolled.length, more: places.length === Math.min(BATCH, free) };
}
