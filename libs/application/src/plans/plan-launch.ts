/**
 * What would a launch do?
 *
 * Decides who is written to, by whom and with which words, and freezes that decision. Nothing is enrolled and nothing
 * sent: executing the plan does what stands here, or refuses.
 */
import { Refusal } from '#contracts';
import type { CampaignProblem } from '../campaigns/campaign-problem.js';
import { campaignProblems, isReady } from '../campaigns/campaign-problems.js';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import { requireCampaign } from '../campaigns/campaign-view.js';
import { requireDraft } from '../campaigns/move-campaign.js';
import { channelsOf, speakersOf } from '../campaigns/speakers.js';
import { gatherCampaign } from '../campaigns/validate-campaign.js';
import type { ActHandler } from '../operations/operation-context.js';
import { roomOfSpeakers, roomsLeft } from './budget-left.js';
import { candidatesOf } from './candidates.js';
import { type Choice, chooseMembers, anyVoice } from './choose-members.js';
import { dealIdentities } from './deal-identities.js';
import { canonicalHash } from './decision-hash.js';
import { launchSummary } from './launch-summary.js';
import { entryNotes } from './entry-notes.js';
import { proposePlan } from './propose-plan.js';

/** A plan is one document: beyond this many people it is split. */
const MOST_PEOPLE = 50_000;

export const planLaunch: ActHandler<'campaigns.plan_launch'> = async (context, input) => {
  const { campaignId, startAt, exclude: rule = {} } = input;
  const { stores, now } = context;
  const campaign = await requireCampaign(stores.campaigns, campaignId);
  requireDraft('You cannot plan a launch of', campaign);
  refuseThePast(startAt, now);
  const { facts, leadIds } = await gatherCampaign(stores, campaign, now);
  const problems = campaignProblems(facts);
  const { graph } = facts;
  if (!graph || campaign.sequenceId === null || !isReady(problems)) throw notReady(campaign, problems);
  if (leadIds.length > MOST_PEOPLE) throw tooMany(leadIds.length);

  const speakers = speakersOf(facts.accounts, channelsOf(graph));
  const candidates = await candidatesOf(stores, campaignId, leadIds, rule, now);
  const choice = chooseMembers(candidates, graph, anyVoice(campaign.id, speakers), rule);
  const liveAudienceIds = campaign.audiences.filter(({ live }) => live).map(({ id }) => id);
  if (choice.members.length === 0 && liveAudienceIds.length === 0) throw nobodyLeft(choice);
  const rooms = await roomsLeft(stores.accounts, facts.accounts, graph, now);
  const members = dealIdentities(choice.members, roomOfSpeakers(speakers, rooms));
  return proposePlan(
    context,
    'campaigns.plan_launch',
    {
      act: 'launch',
      campaignId,
      sequenceId: campaign.sequenceId,
      graphHash: canonicalHash(graph),
      accountIds: [...campaign.accountIds],
      startAt: startAt?.toString() ?? null,
      policy: await stores.plans.policy(),
      exclude: rule,
      liveAudienceIds,
      maxEnrollments: campaign.maxEnrollments,
      maxEnrollmentsPerDay: campaign.maxEnrollmentsPerDay,
      members,
    },
    launchSummary({
      campaignId,
      campaignName: campaign.name,
      graph,
      problems,
      speakers,
      choice,
      members,
      rooms,
      startAt,
      notes: entryNotes(campaign, members.length),
    }),
  );
};

function refuseThePast(startAt: Temporal.Instant | undefined, now: Temporal.Instant): void {
  if (!startAt || Temporal.Instant.compare(startAt, now) > 0) return;
  throw new Refusal(
    'invalid_input',
    `The start ${startAt.toString()} has passed: it is ${now.toString()} in business time.`,
    'Name a later start, or leave startAt out to start at once.',
    [{ path: 'startAt', message: 'Must lie in the future.' }],
  );
}

function notReady(campaign: CampaignRecord, problems: readonly CampaignProblem[]): Refusal {
  const errors = problems.filter((problem) => problem.level === 'error');
  return new Refusal(
    'invalid_input',
    `"${campaign.name}" cannot be launched yet: ${errors.length} ${errors.length === 1 ? 'problem' : 'problems'}.`,
    'Repair what the fields name, then plan again. campaigns.validate lists the same problems.',
    errors.map(({ path, message }) => ({ path, message })),
  );
}

function tooMany(people: number): Refusal {
  return new Refusal(
    'too_large',
    `The audience has ${people} people; a launch takes at most ${MOST_PEOPLE}.`,
    'Narrow the audience and launch several campaigns.',
  );
}

function nobodyLeft(choice: Choice): Refusal {
  const byReason = Map.groupBy(choice.leftOut, ({ reason }) => reason);
  const told = [...byReason].map(([reason, people]) => `${reason}: ${people.length}`).join(', ');
  return new Refusal(
    'invalid_input',
    `Nobody of the audience can be written to (${told}).`,
    'Choose another audience, complete its leads, or add defaults to the texts.',
    [{ path: 'audienceIds', message: `Nobody is left: ${told}.` }],
  );
}
