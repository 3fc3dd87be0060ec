/**
 * What would a live edit do to the people under way?
 *
 * The draft of the sequence becomes the next version, or the campaign goes to a version that exists. Nothing moves until
 * the plan is executed; who then stands elsewhere is moved by the same rule.
 */
import { encodeId, Refusal } from '#contracts';
import { differenceOf, type SequenceGraph } from '#domain';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import { campaignProblems } from '../campaigns/campaign-problems.js';
import { mentionProblems } from '../campaigns/mentions.js';
import { requireCampaign } from '../campaigns/campaign-view.js';
import { channelsOf, speakersOf } from '../campaigns/speakers.js';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import { filledGraph, filledProblems } from '../sequences/filled-graph.js';
import { requireSequence } from '../sequences/sequence-view.js';
import type { VersionRecord } from '../versions/version-store.port.js';
import { anyVoice } from './choose-members.js';
import { canonicalHash } from './decision-hash.js';
import { type EditMoves, editMoves, toMoveView } from './edit-moves.js';
import { samplesFor } from './launch-summary.js';
import type { PlanSummary } from './plan-store.port.js';
import { proposePlan } from './propose-plan.js';

const SAMPLED_LEADS = 3;

export const planEdit: ActHandler<'campaigns.plan_edit'> = async (context, { campaignId, version }) => {
  const { stores } = context;
  const campaign = await requireCampaign(stores.campaigns, campaignId);
  const from = await runningVersion(context, campaign);
  const target =
    version === undefined ? await nextVersion(context, from) : await existing(context, from, version);
  await refuseUnlessSound(context, campaign, target.graph);
  const edit = await editMoves(stores.versions, campaignId, target.graph, target.id, SAMPLED_LEADS);
  if (version === undefined && target.id !== undefined && edit.moves.length === 0) throw nothingNew(from);
  return proposePlan(
    context,
    'campaigns.plan_edit',
    {
      act: 'edit',
      campaignId,
      fromVersionId: from.id,
      ...(target.id === undefined
        ? { sequenceId: from.sequenceId, graphHash: canonicalHash(target.graph) }
        : { versionId: target.id }),
      accountIds: [...campaign.accountIds],
      policy: await stores.plans.policy(),
    },
    await summaryOf(context, campaign, from, target, edit),
  );
};

interface Target {
  /** Undefined for a version that is yet to be published. */
  readonly id: string | undefined;
  readonly number: number;
  readonly graph: SequenceGraph;
}

async function runningVersion({ stores }: ActContext, campaign: CampaignRecord): Promise<VersionRecord> {
  const { sequenceVersionId, status, name } = campaign;
  const isUnderWay = status === 'running' || status === 'paused' || status === 'scheduled';
  const version = sequenceVersionId === null ? undefined : await stores.versions.version(sequenceVersionId);
  if (isUnderWay && version) return version;
  throw new Refusal(
    'wrong_state',
    `"${name}" has nobody under way who could move: the campaign is ${status}.`,
    status === 'draft'
      ? 'Edit its sequence as you like; the launch publishes it.'
      : 'Duplicate it (campaigns.duplicate), and launch the copy with other words.',
  );
}

/** The draft; the version that runs, if it says the same. */
async function nextVersion({ stores }: ActContext, from: VersionRecord): Promise<Target> {
  const graph = filledGraph(await requireSequence(stores.sequences, from.sequenceId));
  if (canonicalHash(graph) === canonicalHash(from.graph)) return from;
  const [newest] = await stores.versions.versions(from.sequenceId);
  return { id: undefined, number: (newest?.number ?? 0) + 1, graph };
}

async function existing({ stores }: ActContext, from: VersionRecord, number: number): Promise<Target> {
  const version = await stores.versions.versionByNumber(from.sequenceId, number);
  if (version) return version;
  throw new Refusal(
    'not_found',
    `The sequence ${encodeId('sequence', from.sequenceId)} has no version ${number}.`,
    'sequences.versions lists those that it has.',
    [{ path: 'version', message: 'No such version.' }],
  );
}

/** Only what the texts and the channels need: that an account is paused holds back no edit. */
async function refuseUnlessSound(
  { stores, now }: ActContext,
  campaign: CampaignRecord,
  graph: SequenceGraph,
) {
  const accounts = await stores.campaigns.accounts(campaign.accountIds);
  const mentioned = await mentionProblems(stores, graph);
  const ofChannels = campaignProblems({
    campaign,
    graph,
    mentioned,
    audienceSize: 1,
    accounts,
    now,
  }).filter((problem) => problem.path === 'accountIds' || mentioned.includes(problem));
  const errors = [
    ...filledProblems(graph).map((problem) => ({ ...problem, path: `sequence.${problem.path}` })),
    ...ofChannels,
  ].filter(({ level }) => level === 'error');
  if (errors.length === 0) return;
  throw new Refusal(
    'invalid_input',
    `The edit of "${campaign.name}" cannot be published yet: ${errors.length} ${errors.length === 1 ? 'problem' : 'problems'}.`,
    'Repair what the fields name, then plan again.',
    errors.map(({ path, message }) => ({ path, message })),
  );
}

function nothingNew({ number }: VersionRecord): Refusal {
  return new Refusal(
    'invalid_input',
    `The draft says what version ${number} says, and everybody is on it.`,
    'Edit the sequence first (sequences.update_step …), or name another version.',
  );
}

async function summaryOf(
  { stores }: ActContext,
  campaign: CampaignRecord,
  from: VersionRecord,
  target: Target,
  { moves, versions }: EditMoves,
): Promise<PlanSummary> {
  const going = moves.filter(({ write }) => write !== undefined);
  const people = going.reduce((sum, { group }) => sum + group.people, 0);
  const staying = moves.reduce((sum, { group }) => sum + group.people, 0) - people;
  const queued = going.reduce((sum, { group }) => sum + group.queued, 0);
  return {
    title: `Move "${campaign.name}" from version ${from.number} to ${target.number}: ${people} ${people === 1 ? 'person' : 'people'}`,
    people,
    accounts: [],
    samples: await samplesOf(stores, campaign, target, moves),
    excluded: [],
    warnings: [
      ...(queued > 0 ? [`${queued} queued and unsent touches are taken back and written anew.`] : []),
      ...(staying > 0 ? [`${staying} stay on the version that they are on, for the reasons given.`] : []),
      'A step that was sent is never sent again, also where its id comes back. Whoever has ended stays as they are.',
    ],
    edit: {
      fromVersion: from.number,
      toVersion: target.number,
      ...copied(differenceOf(from.graph, target.graph)),
    },
    moves: moves.map((move) => toMoveView(move, versions)),
  };
}

const copied = ({ added, removed, changed }: ReturnType<typeof differenceOf>) => ({
  added: [...added],
  removed: [...removed],
  changed: [...changed],
});

async function samplesOf(
  stores: ActContext['stores'],
  campaign: CampaignRecord,
  { graph }: Target,
  moves: EditMoves['moves'],
): Promise<PlanSummary['samples']> {
  const ids = moves.flatMap(({ group }) => group.samples.map(({ leadId }) => leadId)).slice(0, SAMPLED_LEADS);
  const leads = await stores.leads.leadsByIds(ids);
  const speakers = speakersOf(await stores.campaigns.accounts(campaign.accountIds), channelsOf(graph));
  return leads.flatMap((lead) => samplesFor(lead, graph, anyVoice(campaign.id, speakers)));
}
