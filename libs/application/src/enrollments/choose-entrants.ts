/** Who of these leads may enter a campaign that runs, and by whom would they be spoken to? */
import type { LeftOut } from '#contracts';
import type { SequenceGraph } from '#domain';
import type { CampaignRecord } from '../campaigns/campaign-store.port.js';
import { channelsOf, type Speaker, speakersOf } from '../campaigns/speakers.js';
import type { Stores } from '../persistence/stores.js';
import { candidatesOf } from '../plans/candidates.js';
import { anyVoice, type Choice, chooseMembers } from '../plans/choose-members.js';
import { roomOfSpeakers, roomsLeft } from '../plans/budget-left.js';
import { dealIdentities } from '../plans/deal-identities.js';
import type { MemberToEnroll } from './enroll-members.js';
import type { EntryPlace } from './entry-store.port.js';

/** Dealing goes round: what happened longer ago than this changes nothing about whose turn it is. */
const TURNS_REMEMBERED = 1_000;

export interface Entrants {
  readonly graph: SequenceGraph;
  readonly sequenceVersionId: string;
  readonly speakers: readonly Speaker[];
  readonly choice: Choice;
  /** In the order of the places. */
  readonly members: readonly MemberToEnroll[];
  readonly leftOut: readonly { readonly leadId: string; readonly reason: LeftOut }[];
}

/** Undefined when nobody could speak to them: the accounts of the campaign do not cover its channels. */
export async function chooseEntrants(
  stores: Stores,
  campaign: CampaignRecord,
  places: readonly EntryPlace[],
  now: Temporal.Instant,
): Promise<Entrants | undefined> {
  const { sequenceVersionId } = campaign;
  const graph =
    sequenceVersionId === null ? undefined : await stores.sequences.findVersion(sequenceVersionId);
  if (!graph || sequenceVersionId === null) throw new Error('A launched campaign has no frozen sequence.');
  const accounts = await stores.campaigns.accounts(campaign.accountIds);
  const speakers = speakersOf(accounts, channelsOf(graph));
  if (speakers.length === 0) return undefined;

  const leadIds = places.map(({ leadId }) => leadId);
  const rule = campaign.exclude ?? {};
  const candidates = await candidatesOf(stores, campaign.id, leadIds, rule, now);
  const choice = chooseMembers(candidates, graph, anyVoice(campaign.id, speakers), rule);
  // Those who came before count, so that leads who come one by one are dealt fairly, too.
  const { total } = await stores.entries.entered(campaign.id, '0001-01-01');
  const room = roomOfSpeakers(speakers, await roomsLeft(stores.accounts, accounts, graph, now));
  const dealt = new Map(
    dealIdentities(choice.members, room, total % TURNS_REMEMBERED).map((member) => [
      member.leadId,
      member.identityId,
    ]),
  );
  const speaking = new Set(speakers.map(({ identityId }) => identityId));
  const members = places.flatMap(({ leadId, identityId }) => {
    const speaker = identityId !== null && speaking.has(identityId) ? identityId : dealt.get(leadId);
    return speaker === undefined || !dealt.has(leadId) ? [] : [{ leadId, identityId: speaker }];
  });
  const known = new Set(candidates.map(({ lead }) => lead.id));
  return {
    graph,
    sequenceVersionId,
    speakers,
    choice,
    members,
    leftOut: [
      ...choice.leftOut.map(({ lead, reason }) => ({ leadId: lead.id, reason })),
      ...leadIds
        .filter((leadId) => !known.has(leadId))
        .map((leadId) => ({ leadId, reason: 'gone' as const })),
    ],
  };
}
