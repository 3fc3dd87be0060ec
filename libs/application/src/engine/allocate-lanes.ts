/**
 * Which touches get the next minutes of each account?
 *
 * Third stage: SQL fetches the open lanes and the heads of their strands, the pure `allocateLane` decides, and the
 * chosen touches are reserved with a time. Budget is only consumed by the claim, later.
 */
import {
  allocateLane,
  type AllocationRound,
  type Candidate,
  isBefore,
  type LaneDecision,
  slotsInReach,
  UNLIMITED,
} from '#domain';
import { laneBudgets } from '../budget/lane-budgets.js';
import type { EngineDependencies } from './engine-dependencies.js';
import { realNow } from './engine-dependencies.js';
import { openDueGates, shutSpentDomains } from './lane-gates.js';
import { CampaignRooms, recipientRooms } from './lane-rooms.js';
import type { LaneHeads, LaneRow, LaneStore } from './lane-store.port.js';

const LANES_A_ROUND = 200;
/** The most slots that one lane can be given in one round. */
const MOST_SLOTS = 20;
/** An empty lane is opened by the touch that enters it; this is only how long nobody looks of their own accord. */
const EMPTY_LANE = { hours: 24 };

/** One round; answers how many touches were given a slot. */
export async function allocateLanes(deps: EngineDependencies, workspaceId: string): Promise<number> {
  const now = await deps.clock.now();
  const { horizonSeconds } = deps.settings;
  const round = { now, horizonSeconds, mostSlots: MOST_SLOTS, random: deps.random };
  return deps.work.run(workspaceId, async ({ lanes, budgets: ledger }) => {
    // What waits in its lane costs nothing; what has a slot lies in Redis. Lanes that are passed over have their turn next.
    const room = deps.settings.mostAhead - (await lanes.reserved(deps.settings.mostAhead));
    const most = Math.min(LANES_A_ROUND, Math.floor(room / MOST_SLOTS));
    if (most <= 0) return 0;
    const open = await lanes.takeOpen(now, realNow(), most);
    if (open.length === 0) return 0;
    // Of a lane that holds back as a whole nobody needs to know who waits in it.
    const free = open.filter((lane) => lane.blockedBy === null);
    const budgets = await laneBudgets(ledger, open, now);
    const gateOpens = await openDueGates(lanes, free, now);
    const heads = await headsOf(lanes, free, round);
    const recipients = await recipientRooms(
      lanes,
      free.map((lane) => ({ lane, domains: domainsOf(heads.get(lane)) })),
      now,
    );
    const campaigns = await CampaignRooms.read(lanes, heads, now);
    const decided = open.map((lane, index) => {
      const ofLane = heads.get(lane) ?? NOTHING;
      const decision = allocateLane(
        {
          accountId: lane.accountId,
          kind: lane.kind,
          windows: lane.windows,
          zone: lane.zone,
          budget: budgets[index] ?? UNLIMITED,
          nextSlotAt: lane.nextSlotAt,
          gapSeconds: lane.gapSeconds,
          blockedBy: lane.blockedBy ?? undefined,
          deficits: lane.deficits,
          recipients: recipients.get(lane),
          campaigns: campaigns.of(lane, ofLane),
        },
        ofLane.candidates,
        round,
      );
      for (const { campaignId } of decision.slots) if (campaignId !== undefined) campaigns.give(campaignId);
      return { lane, heads: ofLane, decision };
    });
    const reserved = await lanes.save(
      decided.map(({ lane, heads: { candidates }, decision }) => ({
        accountId: lane.accountId,
        kind: lane.kind,
        nextSlotAt: decision.nextSlotAt,
        lookAt: lookAgainAt(lane, candidates, decision, gateOpens.get(lane), now),
        reason: decision.reason ?? null,
        slots: decision.slots,
        deficits: decision.deficits,
      })),
    );
    // Whoever has a slot stands in no strand any more, and is not shut away with the others of the domain.
    await shutSpentDomains(lanes, decided);
    return reserved;
  });
}

const NOTHING: LaneHeads = { candidates: [], campaignCaps: new Map() };

async function headsOf(
  lanes: LaneStore,
  free: readonly LaneRow[],
  round: AllocationRound,
): Promise<ReadonlyMap<LaneRow, LaneHeads>> {
  const found = await lanes.heads(
    // One more than fit: whoever is left over tells when to look again.
    free.map((lane) => ({ ...lane, most: slotsInReach(lane, round, MOST_SLOTS) + 1 })),
  );
  return new Map(free.map((lane, index) => [lane, found[index] ?? NOTHING]));
}

const domainsOf = ({ candidates }: LaneHeads = NOTHING): string[] =>
  candidates.flatMap(({ recipientDomain }) => recipientDomain ?? []);

/** An empty lane says nothing of when to look again; one with a gate is looked at when that opens. */
function lookAgainAt(
  { blockedBy }: LaneRow,
  candidates: readonly Candidate[],
  { lookAgainAt: at }: LaneDecision,
  gateOpens: Temporal.Instant | undefined,
  now: Temporal.Instant,
): Temporal.Instant {
  const next = candidates.length === 0 && blockedBy === null ? now.add(EMPTY_LANE) : at;
  return gateOpens && isBefore(gateOpens, next) ? gateOpens : next;
}
