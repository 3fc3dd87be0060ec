/** How do the people of an approved plan get into a campaign that runs? Those who still may, as places become free. */
import { canonicalHash } from './decision-hash.js';
import type { EnrollDecision } from './decision.js';
import type { Execution } from './execution.js';
import { enrollMembers, openPlaces, startedEvents } from '../enrollments/enroll-members.js';
import type { ActContext } from '../operations/operation-context.js';

export async function executeEnroll(context: ActContext, decision: EnrollDecision): Promise<Execution> {
  const { stores, now } = context;
  const campaign = await stores.campaigns.lock(decision.campaignId);
  if (!campaign) return { done: false, because: 'the campaign does not exist any more' };
  if (campaign.status !== 'running' && campaign.status !== 'paused') {
    return { done: false, because: `the campaign is ${campaign.status}` };
  }
  if (campaign.sequenceVersionId !== decision.sequenceVersionId) {
    return { done: false, because: 'the campaign has another sequence now' };
  }
  if (canonicalHash(campaign.accountIds) !== canonicalHash(decision.accountIds)) {
    return { done: false, because: 'the accounts of the campaign changed' };
  }
  const graph = await stores.sequences.findVersion(decision.sequenceVersionId);
  if (!graph) return { done: false, because: 'the sequence does not exist any more' };
  const places = (await stores.entries.hasWaiting(campaign.id)) ? 0 : await openPlaces(context, campaign);
  const { enrolled, over, dropped } = await enrollMembers(
    context,
    campaign,
    { sequenceVersionId: decision.sequenceVersionId, stepId: graph.start, dueAt: now },
    decision.members,
    places,
  );
  await stores.events.append(startedEvents(campaign.id, enrolled), now);
  await stores.entries.remove(
    campaign.id,
    enrolled.map(({ leadId }) => leadId),
  );
  await stores.entries.add(campaign.id, 'push', over, now);
  return {
    done: true,
    outcome: {
      campaignId: campaign.id,
      enrolled: enrolled.length,
      touchId: null,
      droppedOut: dropped.length,
      waiting: over.length,
    },
  };
}
