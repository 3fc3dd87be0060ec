/** How does a campaign start? Its sequence is frozen and everybody who still may be written to is enrolled at once. */
import type { NewEvent } from '#contracts';
import { channelOf } from '#domain';
import { touchStepsOf } from '../campaigns/speakers.js';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import { movedBy } from '../campaigns/move-campaign.js';
import type { ActContext } from '../operations/operation-context.js';
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

  const enrolled = await enroll(context, basis, decision);
  await stores.plans.voidLaunches(decision.campaignId);
  const lanes = accounts.flatMap((account) =>
    [...new Set(touchStepsOf(basis.sequence.graph).map((step) => step.kind))]
      .filter((kind) => channelOf(kind) === account.channel)
      .map((kind) => ({ accountId: account.id, kind })),
  );
  await stores.plans.openLanes(lanes, context.now);
  const droppedOut = decision.members.length - enrolled;
  return { done: true, outcome: { campaignId: decision.campaignId, enrolled, touchId: null, droppedOut } };
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
  if (canonicalHash(sequence.graph) !== decision.graphHash) return { because: 'the sequence was rewritten' };
  const sameAccounts = canonicalHash(campaign.accountIds) === canonicalHash(decision.accountIds);
  if (!sameAccounts || accounts !== decision.accountIds.length) {
    return { because: 'the accounts of the campaign changed' };
  }
  return { campaign, sequence };
}

async function enroll(
  { stores, now, newId }: ActContext,
  { campaign, sequence }: Basis,
  decision: LaunchDecision,
): Promise<number> {
  const startAt = decision.startAt === null ? now : Temporal.Instant.from(decision.startAt);
  const isLater = Temporal.Instant.compare(startAt, now) > 0;
  const sequenceVersionId = newId();
  await stores.sequences.freeze({
    id: sequenceVersionId,
    sequenceId: sequence.id,
    graph: sequence.graph,
    at: now,
  });
  const campaignId = campaign.id;
  await stores.campaigns.save({
    ...campaign,
    status: movedBy(isLater ? 'schedule' : 'launch', campaign),
    sequenceVersionId,
    scheduledAt: isLater ? startAt : null,
    launchedAt: isLater ? null : now,
  });
  const started = await stores.enrollments.start({
    campaignId,
    sequenceVersionId,
    stepId: sequence.graph.start,
    dueAt: isLater ? startAt : now,
    now,
    members: decision.members.map((member) => ({ ...member, enrollmentId: newId() })),
  });
  const events = started.map((lead): NewEvent => ({
    type: 'enrollment.started',
    data: { campaignId, ...lead },
  }));
  const launched: NewEvent = { type: 'campaign.launched', data: { campaignId, enrolled: started.length } };
  await stores.events.append(isLater ? events : [launched, ...events], now);
  return started.length;
}
