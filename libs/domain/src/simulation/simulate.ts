/**
 * What would the engine do from here on?
 *
 * The stages of a round (answers, advance, allocate, send) on a clock that jumps from one moment to the next. `advance` and
 * `allocateLane` decide here as they do there; what a touch may cost is asked of the same rules. Every send succeeds at its
 * slot. A generator, so that whoever runs it may take a breath; it touches nothing but its own memory.
 */
import { createAgenda, type What } from './agenda.js';
import type { RunContext } from './context.js';
import { createDayCounts } from './day-counts.js';
import { giveSlots } from './give-slots.js';
import type { SimulatedRun } from './run.js';
import { sendTouch } from './send-touch.js';
import { createStage, pathOf } from './stage.js';
import { accept, completeTask, reply } from './take-answers.js';
import { createVirtualContacts } from './virtual-contacts.js';
import { createVirtualDays } from './virtual-days.js';
import { createVirtualHours } from './virtual-hours.js';
import { createVirtualLedger } from './virtual-ledger.js';
import { walk } from './walk.js';
import type { SimulatedWorld, SimulationRules } from './world.js';

/** Moments between two breaths. */
const BREATH = 1000;

export function* simulate(world: SimulatedWorld, rules: SimulationRules): Generator<void, SimulatedRun> {
  const dayOf = createVirtualDays();
  const run: RunContext = {
    world,
    rules,
    stage: createStage(world, rules),
    ledger: createVirtualLedger(world, dayOf),
    agenda: createAgenda(),
    days: createDayCounts(),
    dayOf,
    hours: createVirtualHours(),
    contacts: createVirtualContacts(world),
  };
  begin(run);
  const end = world.now.add({ hours: 24 * rules.days }).epochMilliseconds;
  let moments = 0;
  let endedAt = world.now.epochMilliseconds;
  for (let moment = run.agenda.next(); moment && moment.at <= end; moment = run.agenda.next()) {
    endedAt = moment.at;
    act(run, moment.what, moment.at);
    moments += 1;
    if (moments % BREATH === 0) yield;
  }
  return {
    paths: run.stage.leads.map((lead) => pathOf(lead, endedAt)),
    days: run.days.all(),
    endedAt,
    moments,
  };
}

/** Everybody stands where the snapshot found them. */
function begin({ world, stage, agenda, ledger }: RunContext): void {
  const now = world.now.epochMilliseconds;
  for (const state of stage.leads) {
    const { lead, open, answers } = state;
    if (lead.heldBy !== null) continue;
    if (answers.acceptsAfter !== null && lead.facts.invitationPending)
      agenda.answer({ do: 'accept', lead: state }, now + answers.acceptsAfter);
    if (answers.repliesAfter !== null && lead.contacted)
      agenda.answer({ do: 'reply', lead: state }, now + answers.repliesAfter);
    if (open?.step.kind === 'manual_task')
      agenda.answer({ do: 'complete_task', lead: state, step: open.step }, Math.max(open.dueAt, now));
    else if (open && open.slotAt !== null) {
      ledger.reserve(open.purchaser, 1);
      agenda.send(open, Math.max(open.slotAt, now));
    } else if (open) agenda.enqueue(open, now);
    if (lead.dueAt !== null) agenda.wake(state, Math.max(lead.dueAt.epochMilliseconds, now));
  }
}

function act(run: RunContext, what: What, at: number): void {
  switch (what.do) {
    case 'accept':
      return accept(run, what.lead, at);
    case 'reply':
      return reply(run, what.lead, at);
    case 'complete_task':
      return completeTask(run, what.lead, what.step, at);
    case 'advance':
      // Of several wishes of one lead the earliest counts; the others find nothing to do.
      if (what.lead.wakesAt !== at || what.lead.end !== 'open') return;
      what.lead.wakesAt = null;
      return walk(run, what.lead, at);
    case 'allocate':
      if (what.lane.lookAt === at) giveSlots(run, what.lane, at);
      return;
    case 'send':
      return sendTouch(run, what.touch, at);
  }
}
