/** May a touch leave at its slot, and what follows from it? The last gate's rules; what is sent arrives. */
import type { RunContext } from './context.js';
import { type PlannedTouch, windowsOf } from './stage.js';

/** A touch that its lane could not pay for after all is looked at again after this long. */
const LOOK_AGAIN_MS = 5 * 60_000;
/** What only a person gives room again, and hours that never meet, are asked about once a day. */
const ASK_AGAIN_MS = 86_400_000;

export function sendTouch(run: RunContext, touch: PlannedTouch, at: number): void {
  const { ledger, agenda, hours, contacts } = run;
  const { lead, lane, step } = touch;
  const purchaser = touch.purchaser;
  if (lead.open !== touch) {
    // Whoever it was for has answered. Its room is free again, and its lane may have use for it.
    ledger.reserve(purchaser, -1);
    lane.deafUntil = 0;
    return;
  }
  const windows = windowsOf(touch);
  if (!hours.isOpen(windows, at)) {
    ledger.reserve(purchaser, -1);
    const opening = hours.opening(windows, at);
    return agenda.putOff(touch, opening.at, opening.reason);
  }
  const block = contacts.block(lead.lead, lane.kind, at);
  if (block) {
    ledger.reserve(purchaser, -1);
    return agenda.putOff(touch, hours.opening(windows, block.until).at, block.reason);
  }
  const spending = ledger.spend(purchaser, at);
  if (spending.do === 'take') {
    ledger.take(purchaser, spending.items, at);
    return delivered(run, touch, at);
  }
  ledger.reserve(purchaser, -1);
  switch (spending.do) {
    case 'hold_lane':
      return agenda.putOff(touch, at + LOOK_AGAIN_MS, spending.reason);
    case 'hold_touch': {
      const until = spending.until?.epochMilliseconds ?? at + ASK_AGAIN_MS;
      return agenda.putOff(touch, hours.opening(windows, until).at, spending.reason);
    }
    case 'skip':
      lead.failed.push({ stepId: step.id, reason: spending.reason });
      lead.facts.touches[step.id] = { state: 'over' };
      lead.open = null;
      return agenda.wake(lead, at);
  }
}

function delivered(run: RunContext, touch: PlannedTouch, at: number): void {
  const { agenda, days, dayOf, ledger, contacts } = run;
  const { lead, step, lane } = touch;
  const { account, kind } = lane;
  contacts.sent(lead.lead, kind, at);
  lead.sends.push({ stepId: step.id, kind, accountId: account.id, at });
  days.add({ day: dayOf(account.zone, at).day, accountId: account.id, kind, campaignId: lead.campaign.id });
  lead.facts.touches[step.id] = { state: 'over', overAt: Temporal.Instant.fromEpochMilliseconds(at) };
  lead.open = null;
  const { acceptsAfter, repliesAfter } = lead.answers;
  if (kind === 'linkedin_invite') {
    lead.facts.invitationPending = true;
    if (acceptsAfter !== null) agenda.answer({ do: 'accept', lead }, at + acceptsAfter);
  }
  if (kind === 'linkedin_withdraw' && lead.facts.invitationPending) {
    lead.facts.invitationPending = false;
    ledger.answered(account);
  }
  if (!lead.contacted && repliesAfter !== null) agenda.answer({ do: 'reply', lead }, at + repliesAfter);
  lead.contacted = true;
  agenda.wake(lead, at);
}
