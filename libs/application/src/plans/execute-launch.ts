/** How does a campaign start? Its sequence is frozen and everybody who still may be written to is enrolled at once. */
import type { NewEvent } from '#contracts';
import { channelOf } from '#domain';
import { touchStepsOf } from '../campaigns/speakers.js';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import {
  type EnrolledMembers,
  enrollMembers,
  openPlaces,
  startedEvents,
} from '../enrollments/enroll-members.js';
import { movedBy } from '../campaigns/move-campaign.js';
import type { ActContext } from '../operations/operation-context.js';
import { filledGraph, snippetsUsed } from '../sequences/filled-graph.js';
import type { SequenceRecord } from '../sequences/sequence-store.port.js';
import type { LaunchDecision } from './decision.js';
import { canonicalHash } from './decision-hash.js';
import type { Execution } from './execution.js';

export async function executeLaunch(context: ActContext, decision: LaunchDecision): Promise<Execution> {
  const { stores } = context;
  const campaign = await stores.campaigns.lock(decision.campaignId);
  const sequence = await stores.sequences.find(decision.sequenceId);
  const accounts = await stores.campaigns.accounts(decision.accountIds);
  const basis = basisOf(decision, campaign, sequence, accounts.length);
  if ('because' in basis) return { done: false, ...basis };

  const { enrolled, over, dropped } = await enroll(context, basis, decision);
  await stores.plans.voidLaunches(decision.campaignId);
  const lanes = accounts.flatMap((account) =>
    [...new Set(touchStepsOf(basis.sequence.graph).map((step) => step.kind))]
      .filter((kind) => channelOf(kind) === account.channel)
      .map((kind) => ({ accountId: account.id, kind })),
  );
  await stores.plans.openLanes(lanes, context.now);
  return {
    done: true,
    outcome: {
      campaignId: decision.campaignId,
      enrolled: enrolled.length,
      touchId: null,
      droppedOut: dropped.length,
      waiting: over.length,
    },
  };
}

interface Basis {
  readonly campaign: CampaignRecord;
  readonly sequence: SequenceRecord;
}

/** What the decision rests on, unless it is not what it was. */
function basisOf(
  decision: LaunchDecision,
  campaign: CampaignRecord | undefined,
  sequence: SequenceRecord | undefined,
  accounts: number,
): Basis | { readonly because: string } {
  if (!campaign) return { because: 'the campaign does not exist any more' };
  if (campaign.status !== 'draft') return { because: `the campaign is ${campaign.status} already` };
  if (!sequence || campaign.sequenceId !== sequence.id)
    return { because: 'the campaign has another sequence now' };
  if (canonicalHash(filledGraph(sequence)) !== decision.graphHash)
    return { because: 'the sequence was rewritten' };
  const sameAccounts = canonicalHash(campaign.accountIds) === canonicalHash(decision.accountIds);
  if (!sameAccounts || accounts !== decision.accountIds.length) {
    return { because: 'the accounts of the campaign changed' };
  }
  if (canonicalHash(doorsOf(campaign)) !== canonicalHash(doorsDecided(decision))) {
    return { because: 'who may enter the campaign later was changed' };
  }
  return { campaign, sequence };
}

async function enroll(
  context: ActContext,
  { campaign, sequence }: Basis,
  decision: LaunchDecision,
): Promise<EnrolledMembers> {
  const { stores, now, newId } = context;
  const startAt = decision.startAt === null ? now : Temporal.Instant.from(decision.startAt);
  const isLater = Temporal.Instant.compare(startAt, now) > 0;
  const sequenceVersionId = newId();
  await stores.sequences.freeze({
    id: sequenceVersionId,
    sequenceId: sequence.id,
    graph: filledGraph(sequence),
    createdBy: context.caller.apiKeyId,
    snippets: snippetsUsed(sequence),
    at: now,
  });
  const campaignId = campaign.id;
  const launched: CampaignRecord = {
    ...campaign,
    status: movedBy(isLater ? 'schedule' : 'launch', campaign),
    sequenceVersionId,
    exclude: decision.exclude ?? {},
    scheduledAt: isLater ? startAt : null,
    launchedAt: isLater ? null : now,
    statusReason: null,
    statusChangedAt: now,
  };
  await stores.campaigns.save(launched);
  const dueAt = isLater ? startAt : now;
  const start = { sequenceVersionId, stepId: sequence.graph.start, dueAt };
  const places = await openPlaces(context, launched, dueAt);
  const members = await enrollMembers(context, launched, start, decision.members, places);
  await stores.entries.add(campaignId, 'launch', members.over, dueAt);
  const events = startedEvents(campaignId, members.enrolled);
  const announced: NewEvent = {
    type: 'campaign.launched',
    data: { campaignId, enrolled: members.enrolled.length },
  };
  // Who takes part in a later start is told when it comes: until then it can be taken back.
  const planned: NewEvent = { type: 'campaign.scheduled', data: { campaignId } };
  await stores.events.append(isLater ? [planned] : [announced, ...events], now);
  return members;
}

/** Who may enter later: part of what was decided. */
const doorsOf = (campaign: CampaignRecord) => ({
  live: campaign.audiences.filter(({ live }) => live).map(({ id }) => id),
  caps: [campaign.maxEnrollments, campaign.maxEnrollmentsPerDay],
});
const doorsDecided = (decision: LaunchDecision) => ({
  live: decision.liveAudienceIds ?? [],
  caps: [decision.maxEnrollments ?? null, decision.maxEnrollmentsPerDay ?? null],
});
