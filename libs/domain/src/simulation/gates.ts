/**
 * How are touches to a domain that had its day's worth kept out of the way?
 *
 * As in the engine: the first that meets the limit has all that waits for the domain shut away behind a gate, which opens
 * when the account's next day begins and lets in as many as the domain takes then, most urgent first.
 */
import type { RunContext } from './context.js';
import { type LaneState, leave, type PlannedTouch, wait } from './stage.js';

/** Whoever is let in takes part in this round. */
export function openDueGates({ ledger, dayOf }: RunContext, lane: LaneState, at: number): void {
  if (at < lane.gateOpensAt) return;
  const { account } = lane;
  for (const [domain, gate] of lane.gates) {
    if (at < gate.opensAt) continue;
    gate.shut.sort(byUrgency);
    let room = ledger.roomOfDomain(account, domain, at);
    let passed = 0;
    for (const touch of gate.shut) {
      if (room <= 0) break;
      passed += 1;
      if (touch.lead.open !== touch) continue;
      touch.reason = null;
      wait(touch);
      room -= 1;
    }
    gate.shut.splice(0, passed);
    if (gate.shut.length === 0) lane.gates.delete(domain);
    else gate.opensAt = dayOf(account.zone, at).endsAt;
  }
  lane.gateOpensAt = Math.min(Infinity, ...[...lane.gates.values()].map(({ opensAt }) => opensAt));
}

export function shutGate(lane: LaneState, domain: string, opensAt: number): void {
  const gate = lane.gates.get(domain) ?? { opensAt, shut: [] };
  gate.opensAt = opensAt;
  lane.gates.set(domain, gate);
  lane.gateOpensAt = Math.min(lane.gateOpensAt, opensAt);
  for (const touch of [...(lane.byDomain.get(domain) ?? [])]) {
    leave(touch);
    touch.reason = 'recipient_domain_spent';
    gate.shut.push(touch);
  }
}

const byUrgency = (one: PlannedTouch, other: PlannedTouch): number =>
  one.priority - other.priority || one.dueAt - other.dueAt || one.order - other.order;
