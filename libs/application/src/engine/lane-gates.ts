/**
 * Which gates before spent domains open now, and which are put up?
 *
 * A gate lets in what its domain may still take today; one whose account has no such limit any more lets in what one look
 * can see, again and again, until nobody is left behind it.
 */
import { isBefore, type LaneDecision, nextLocalDay } from '#domain';
import { recipientRooms } from './lane-rooms.js';
import type { DomainGate, LaneHeads, LaneRow, LaneStore } from './lane-store.port.js';

/** The most gates of a lane that one look considers. */
const GATES_A_LOOK = 20;
/** The most touches that one round shuts, and that a gate without a limit lets in at once. */
const TOUCHES_A_LOOK = 2_000;

/** Before the heads are read: whoever is let in takes part in this round. Answers when each lane's next gate opens. */
export async function openDueGates(
  lanes: LaneStore,
  rows: readonly LaneRow[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<LaneRow, Temporal.Instant>> {
  const standing = await lanes.gates(rows, GATES_A_LOOK);
  const byLane = rows.map((lane, index) => ({ lane, gates: standing[index] ?? [] }));
  const due = byLane.map(({ lane, gates }) => ({
    lane,
    domains: gates.filter(({ opensAt }) => !isBefore(now, opensAt)).map(({ domain }) => domain),
  }));
  const rooms = await recipientRooms(lanes, due, now);
  const opened = due.flatMap(({ lane, domains }) =>
    domains.map((domain) => {
      const room = rooms.get(lane)?.get(domain)?.room;
      const place = { accountId: lane.accountId, kind: lane.kind, domain };
      return room === undefined
        ? { ...place, room: TOUCHES_A_LOOK, opensAt: now }
        : { ...place, room, opensAt: nextLocalDay(now, lane.zone) };
    }),
  );
  if (opened.length > 0) await lanes.openGates(opened);

  const next = new Map<LaneRow, Temporal.Instant>();
  for (const { lane, gates } of byLane) {
    const dueOnes = gates.filter(({ opensAt }) => !isBefore(now, opensAt)).length;
    const ahead = gates[dueOnes]?.opensAt;
    // Of those that were opened some stand on, until tomorrow; where all that were read are due, there may be more.
    if (dueOnes === GATES_A_LOOK || (dueOnes > 0 && !rooms.has(lane))) next.set(lane, now);
    else if (ahead) next.set(lane, ahead);
    else if (dueOnes > 0) next.set(lane, nextLocalDay(now, lane.zone));
  }
  return next;
}

/** What stands in the way of others is shut away, with all that waits for the same domain. */
export async function shutSpentDomains(
  lanes: LaneStore,
  decided: readonly { readonly lane: LaneRow; readonly heads: LaneHeads; readonly decision: LaneDecision }[],
): Promise<void> {
  const gates = decided.flatMap(({ lane, heads, decision: { parked } }): DomainGate[] => {
    const domainOf = new Map(
      parked.length === 0 ? [] : heads.candidates.map((each) => [each.touchId, each.recipientDomain]),
    );
    const until = new Map(
      parked.flatMap((touch) => {
        const domain = domainOf.get(touch.touchId);
        return domain === undefined ? [] : [[domain, touch.until] as const];
      }),
    );
    return [...until].map(([domain, opensAt]) => ({
      accountId: lane.accountId,
      kind: lane.kind,
      domain,
      opensAt,
    }));
  });
  if (gates.length > 0) await lanes.shutGates(gates, TOUCHES_A_LOOK);
}
