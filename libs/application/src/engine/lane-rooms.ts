/**
 * What is left of the limits that concern only some of a lane's touches: those of a domain, and those of a campaign?
 *
 * Looked up before slots are given, so that none is given to a touch that the claim would send back.
 */
import { dailyLimit, domainItem, localDay, type Room, tightest } from '#domain';
import type { LaneHeads, LaneRow, LaneStore } from './lane-store.port.js';

/** By lane, then by domain; only for lanes whose account has such a limit. */
export async function recipientRooms(
  lanes: LaneStore,
  asked: readonly { readonly lane: LaneRow; readonly domains: readonly string[] }[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<LaneRow, ReadonlyMap<string, Room>>> {
  const limited = asked.filter(
    ({ lane }) => lane.kind === 'email' && lane.limits.perRecipientDomain !== null,
  );
  const questions = limited.flatMap(({ lane, domains }) =>
    [...new Set(domains)].map((domain) => ({
      lane,
      accountId: lane.accountId,
      kind: lane.kind,
      domain,
      item: domainItem(domain),
      day: localDay(now, lane.zone),
    })),
  );
  const sent = questions.length === 0 ? [] : await lanes.sentToDomains(questions);
  const rooms = new Map(limited.map(({ lane }) => [lane, new Map<string, Room>()]));
  for (const [index, { lane, domain }] of questions.entries()) {
    const cap = lane.limits.perRecipientDomain ?? 0;
    rooms.get(lane)?.set(domain, roomOf(cap, sent[index] ?? 0, 'recipient_domain_spent', lane, now));
  }
  return rooms;
}

/** Of the campaigns at the heads of these lanes; what one lane is given is gone for the next. */
export class CampaignRooms {
  private readonly given = new Map<string, number>();

  private constructor(
    private readonly sent: ReadonlyMap<string, number>,
    private readonly now: Temporal.Instant,
  ) {}

  static async read(
    lanes: LaneStore,
    heads: ReadonlyMap<LaneRow, LaneHeads>,
    now: Temporal.Instant,
  ): Promise<CampaignRooms> {
    const questions = new Map(
      [...heads].flatMap(([lane, { campaignCaps }]) =>
        [...campaignCaps.keys()].map((campaignId) => {
          const day = localDay(now, lane.zone);
          return [`${campaignId} ${day}`, { campaignId, day }] as const;
        }),
      ),
    );
    const sent = questions.size === 0 ? [] : await lanes.sentForCampaigns([...questions.values()]);
    return new CampaignRooms(
      new Map([...questions.keys()].map((key, index) => [key, sent[index] ?? 0])),
      now,
    );
  }

  of(lane: LaneRow, { campaignCaps }: LaneHeads): ReadonlyMap<string, Room> {
    return new Map(
      [...campaignCaps].map(([campaignId, cap]) => {
        const used = this.sent.get(`${campaignId} ${localDay(this.now, lane.zone)}`) ?? 0;
        const taken = used + (this.given.get(campaignId) ?? 0);
        return [campaignId, roomOf(cap, taken, 'campaign_spent', lane, this.now)];
      }),
    );
  }

  give(campaignId: string): void {
    this.given.set(campaignId, (this.given.get(campaignId) ?? 0) + 1);
  }
}

function roomOf(
  cap: number,
  taken: number,
  reason: 'recipient_domain_spent' | 'campaign_spent',
  { zone }: LaneRow,
  now: Temporal.Instant,
): Room {
  const limit = dailyLimit(cap, taken, reason, { now, zone });
  return { room: tightest([limit]).room, opensAt: limit.opensAt ?? now };
}
