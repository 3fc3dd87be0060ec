/**
 * How do people under way get to another version? All at once, in the transaction that publishes it.
 *
 * The campaign is held, so nothing of it is claimed meanwhile, and so are its people, so none is advanced: what the rule
 * is asked about is what is written. Touches that were queued are taken back and written anew by the engine's next rounds.
 */
import type { NewEvent } from '#contracts';
import type { SequenceGraph } from '#domain';
import type { ActContext } from '../operations/operation-context.js';
import { filledGraph, snippetsUsed } from '../sequences/filled-graph.js';
import { canonicalHash } from './decision-hash.js';
import type { EditDecision } from './decision.js';
import { editMoves } from './edit-moves.js';
import type { Execution } from './execution.js';

export async function executeEdit(context: ActContext, decision: EditDecision): Promise<Execution> {
  const { stores, now } = context;
  const campaign = await stores.campaigns.lock(decision.campaignId);
  if (!campaign) return { done: false, because: 'the campaign does not exist any more' };
  const { status } = campaign;
  if (status !== 'running' && status !== 'paused' && status !== 'scheduled')
    return { done: false, because: `the campaign is ${status}` };
  if (campaign.sequenceVersionId !== decision.fromVersionId)
    return { done: false, because: 'the campaign is on another version now' };
  if (canonicalHash(campaign.accountIds) !== canonicalHash(decision.accountIds))
    return { done: false, because: 'the accounts of the campaign changed' };
  const from = await stores.versions.version(decision.fromVersionId);
  const target = await published(context, decision);
  if (!from || !target) return { done: false, because: 'the sequence was rewritten' };

  await stores.campaigns.save({ ...campaign, sequenceVersionId: target.id });
  await stores.plans.voidLaunches(campaign.id);
  await stores.versions.lockUnderWay(campaign.id);
  const { moves } = await editMoves(stores.versions, campaign.id, target.graph, target.id, 0);
  const stayed = moves.reduce((sum, { group, write }) => sum + (write ? 0 : group.people), 0);
  const takenBack = await stores.versions.takeBack(campaign.id, target.id);
  // Until a planned start nobody is looked at.
  const lookAt = status === 'scheduled' ? null : now;
  const writes = moves.flatMap(({ write }) => (write ? [write] : []));
  const moved = await stores.versions.move(campaign.id, target.id, writes, lookAt);
  await stores.events.append(
    [
      ...takenBack.map((data): NewEvent => ({ type: 'touch.cancelled', data })),
      {
        type: 'campaign.version_moved',
        data: {
          campaignId: campaign.id,
          fromVersion: from.number,
          toVersion: target.number,
          moved,
          stayed,
        },
      },
    ],
    now,
  );
  const outcome = { campaignId: campaign.id, enrolled: 0, touchId: null, droppedOut: 0, moved, stayed };
  return { done: true, outcome };
}

interface Published {
  readonly id: string;
  readonly number: number;
  readonly graph: SequenceGraph;
}

/** Undefined when the draft is not what was planned any more. */
async function published(context: ActContext, decision: EditDecision): Promise<Published | undefined> {
  const { stores, caller, now, newId } = context;
  if (decision.versionId !== undefined) return stores.versions.version(decision.versionId);
  if (decision.sequenceId === undefined) return undefined;
  const sequence = await stores.sequences.lock(decision.sequenceId);
  if (!sequence || canonicalHash(filledGraph(sequence)) !== decision.graphHash) return undefined;
  const id = newId();
  await stores.sequences.freeze({
    id,
    sequenceId: sequence.id,
    graph: filledGraph(sequence),
    createdBy: caller.apiKeyId,
    snippets: snippetsUsed(sequence),
    at: now,
  });
  return stores.versions.version(id);
}
