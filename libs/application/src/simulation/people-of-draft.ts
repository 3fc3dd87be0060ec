/** Who would be in a campaign that is not launched yet? As its launch would choose and deal them at this moment. */
import { Refusal } from '#contracts';
import type { Channel, SequenceGraph } from '#domain';
import { campaignProblems, isReady } from '../campaigns/campaign-problems.js';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import { channelsOf, type Speaker, speakersOf } from '../campaigns/speakers.js';
import { gatherCampaign } from '../campaigns/validate-campaign.js';
import type { DueEnrollment } from '../engine/due-enrollment-store.port.js';
import { type ChannelIdentity, currentIdentity, type Lead } from '../leads/lead.js';
import type { ReadStores } from '../persistence/stores.js';
import { roomOfSpeakers, roomsLeft } from '../plans/budget-left.js';
import { candidatesOf } from '../plans/candidates.js';
import { anyVoice, chooseMembers } from '../plans/choose-members.js';
import { dealIdentities } from '../plans/deal-identities.js';
import type { InSequence } from './simulation-reads.port.js';

export interface Draft {
  readonly graph: SequenceGraph;
  readonly people: readonly InSequence[];
  readonly leftOut: number;
}

const DAY = { hours: 24 };

export async function peopleOfDraft(
  stores: ReadStores,
  campaign: CampaignRecord,
  most: number,
  now: Temporal.Instant,
): Promise<Draft> {
  const { facts, leadIds } = await gatherCampaign(stores, campaign, now);
  const { graph } = facts;
  if (!graph || !isReady(campaignProblems(facts))) throw notReady(campaign);
  if (leadIds.length > most) throw tooMany(leadIds.length, most);
  const speakers = speakersOf(facts.accounts, channelsOf(graph));
  const candidates = await candidatesOf(stores, campaign.id, leadIds, campaign.exclude ?? {}, now);
  const choice = chooseMembers(candidates, graph, anyVoice(campaign.id, speakers), campaign.exclude ?? {});
  const rooms = await roomsLeft(stores.accounts, facts.accounts, graph, now);
  const members = dealIdentities(choice.members, roomOfSpeakers(speakers, rooms)).slice(
    0,
    campaign.maxEnrollments ?? Infinity,
  );
  const leads = new Map(choice.members.map(({ lead }) => [lead.id, lead]));
  const { timeZone } = await stores.figures.counted();
  const start = campaign.scheduledAt ?? now;
  const aDay = campaign.maxEnrollmentsPerDay ?? Infinity;
  const people = members.flatMap(({ leadId, identityId }, index) => {
    const lead = leads.get(leadId);
    const speaker = speakers.find((one) => one.identityId === identityId);
    if (!lead || !speaker) return [];
    let enteredAt = start;
    for (let day = 0; day < Math.floor(index / aDay); day += 1) enteredAt = enteredAt.add(DAY);
    return [personOf(campaign, graph, lead, speaker, timeZone, enteredAt)];
  });
  return { graph, people, leftOut: leadIds.length - members.length };
}

function personOf(
  campaign: CampaignRecord,
  graph: SequenceGraph,
  lead: Lead,
  speaker: Speaker,
  zone: string,
  enteredAt: Temporal.Instant,
): InSequence {
  const { company } = lead;
  const enrollment: DueEnrollment = {
    id: lead.id,
    campaignId: campaign.id,
    leadId: lead.id,
    identityId: speaker.identityId,
    timeZone: lead.timeZone,
    graph,
    position: { stepId: graph.start, enteredAt },
    invitationAccepted: false,
    replied: false,
    meetingBooked: false,
    dealWon: false,
    marks: [],
    companyId: company?.id ?? null,
    calendar: { zone },
    touches: [],
    lead: { ...lead, companyName: company?.name ?? null, industry: company?.industry ?? null },
    sender: { name: speaker.name, signature: speaker.signature },
    blockedOn: [],
    accountIds: Object.fromEntries(speaker.accounts.map(({ channel, id }) => [channel, id])),
    targets: targetsOf(lead),
  };
  return {
    enrollment,
    dueAt: enteredAt,
    paused: false,
    suppressed: false,
    open: null,
  };
}

function targetsOf(lead: Lead): DueEnrollment['targets'] {
  const target = (identity: ChannelIdentity | undefined) =>
    identity && { channelIdentityId: identity.id, kind: identity.kind, value: identity.value };
  const inUse = lead.identities.filter(({ label }) => label !== 'former');
  const targets: Record<Channel, ReturnType<typeof target>> = {
    email: target(
      currentIdentity(lead, 'email', 'professional') ?? inUse.find(({ kind }) => kind === 'email'),
    ),
    linkedin: target(inUse.find(({ kind }) => kind !== 'email')),
  };
  return targets;
}

const notReady = (campaign: CampaignRecord): Refusal =>
  new Refusal(
    'wrong_state',
    `"${campaign.name}" cannot be launched yet, so there is nothing to simulate.`,
    'GET /v1/campaigns/{id}/validate says what is missing.',
  );

export const tooMany = (people: number, most: number): Refusal =>
  new Refusal(
    'too_large',
    `The campaign has ${people} people; a simulation takes at most ${most}.`,
    'Simulate a campaign with a smaller audience of the same kind.',
  );
