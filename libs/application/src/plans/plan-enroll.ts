/** campaigns.plan_enroll: what would it do to push these leads into a campaign that runs? */
import { Refusal } from '#contracts';
import { requireCampaign } from '../campaigns/campaign-view.js';
import { entrantsOrRefuse, refuseUnlessLaunched } from '../enrollments/create-enrollments.js';
import type { ActHandler } from '../operations/operation-context.js';
import { roomsLeft } from './budget-left.js';
import { entryNotes } from './entry-notes.js';
import { launchSummary } from './launch-summary.js';
import { proposePlan } from './propose-plan.js';

export const planEnroll: ActHandler<'campaigns.plan_enroll'> = async (context, input) => {
  const { stores, now } = context;
  const campaign = await requireCampaign(stores.campaigns, input.campaignId);
  refuseUnlessLaunched(campaign);
  const entrants = await entrantsOrRefuse(stores, campaign, [...new Set(input.leadIds)], now);
  const { members, choice, graph, speakers, sequenceVersionId } = entrants;
  if (members.length === 0) throw nobody(entrants.leftOut);
  return proposePlan(
    context,
    'campaigns.plan_enroll',
    {
      act: 'enroll',
      campaignId: campaign.id,
      sequenceVersionId,
      accountIds: [...campaign.accountIds],
      policy: await stores.plans.policy(),
      members: [...members],
    },
    launchSummary({
      title: 'Extend',
      campaignId: campaign.id,
      campaignName: campaign.name,
      graph,
      problems: [],
      speakers,
      choice,
      members,
      rooms: await roomsLeft(
        stores.accounts,
        speakers.flatMap(({ accounts }) => accounts),
        graph,
        now,
      ),
      startAt: undefined,
      notes: entryNotes({ ...campaign, audiences: [] }, members.length),
    }),
  );
};

function nobody(leftOut: readonly { readonly reason: string }[]): Refusal {
  const byReason = Map.groupBy(leftOut, ({ reason }) => reason);
  const told = [...byReason].map(([reason, people]) => `${reason}: ${people.length}`).join(', ');
  return new Refusal(
    'invalid_input',
    `None of these leads can be written to by this campaign (${told}).`,
    'Choose other leads, or complete them.',
    [{ path: 'leadIds', message: `Nobody is left: ${told}.` }],
  );
}
