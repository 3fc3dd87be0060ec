/**
 * Did it go out or not?
 *
 * An unknown attempt is decided by the provider's own record: found means sent; a record without it, read after it
 * had time to settle, means that it may go again; no record means that a person decides. Until somebody does, the
 * record is asked again from time to time: a mailbox that was out of reach comes back.
 */
import { afterUnknown, sendingChannelOf, type UnknownVerdict } from '#domain';
import type { Evidence } from '../channels/channel.port.js';
import type { LeadOrder } from './attempt-store.port.js';
import { storable } from '../text/storable-text.js';
import { accountOf, outgoingOf } from './channel-call.js';
import { realNow, type EngineDependencies } from './engine-dependencies.js';
import type { EngineStores } from './engine-stores.port.js';
import { giveBack, writeDelivered } from './record-outcome.js';
import { touchFactsOf } from './touch-facts.js';

interface Undecided {
  readonly order: LeadOrder;
  readonly sealedCredentials: Uint8Array;
}

/** One call asks about so many, and about so many at once: a record that is slow to answer holds up few others. */
const MOST_A_ROUND = 12;
const AT_ONCE = 4;
/** Real time for which an answer is waited for, whatever the adapter does. */
const PATIENCE_MS = 60_000;
/** Real time between two looks for evidence about a touch that a person was asked about. */
const HELD_EVERY_MS = 3_600_000;

/** Answers how many attempts were looked at. */
export async function reconcileUnknown(deps: EngineDependencies, workspaceId: string): Promise<number> {
  const undecided = await takeUndecided(deps, workspaceId);
  for (let first = 0; first < undecided.length; first += AT_ONCE) {
    const some = undecided.slice(first, first + AT_ONCE);
    await Promise.all(some.map((one) => decideOrReport(deps, workspaceId, one)));
  }
  return undecided.length;
}

async function takeUndecided(deps: EngineDependencies, workspaceId: string): Promise<Undecided[]> {
  const now = realNow();
  const before = {
    unknown: now.subtract({ milliseconds: deps.settings.evidenceEveryMs }),
    held: now.subtract({ milliseconds: HELD_EVERY_MS }),
  };
  return deps.work.run(workspaceId, async ({ attempts }) => {
    const undecided: Undecided[] = [];
    for (const id of await attempts.takeUnknown(before, now, MOST_A_ROUND)) {
      const order = await attempts.order(id);
      // Nobody asks whether a test arrived but the person who waits for it.
      if (!order || order.leadId === null) continue;
      undecided.push({ order, sealedCredentials: await attempts.sealedCredentials(order.account.id) });
    }
    return undecided;
  });
}

async function decideOrReport(
  deps: EngineDependencies,
  workspaceId: string,
  undecided: Undecided,
): Promise<void> {
  try {
    await decide(deps, workspaceId, undecided);
  } catch (error) {
    const { attemptId } = undecided.order;
    deps.report(error, { what: 'an unknown attempt could not be decided yet', workspaceId, attemptId });
  }
}

async function decide(deps: EngineDependencies, workspaceId: string, undecided: Undecided): Promise<void> {
  const { order } = undecided;
  // Settling starts where the body could last have left, not where the claim was made.
  const settledAt = order.startedAt.add({
    milliseconds: deps.settings.sendDeadlineMs * 2 + deps.settings.settleMs,
  });
  const settled = Temporal.Instant.compare(realNow(), settledAt) >= 0;
  const evidence = await lookFor(deps, workspaceId, undecided);
  const verdict = afterUnknown(evidence.found, settled, order.kind);
  if (verdict === 'wait' || (verdict === 'held' && order.state === 'held')) return;
  const now = await deps.clock.now();
  await deps.work.run(workspaceId, (stores) => write(deps, stores, order, verdict, evidence, now));
}

async function write(
  deps: EngineDependencies,
  stores: EngineStores,
  order: LeadOrder,
  verdict: Exclude<UnknownVerdict, 'wait'>,
  evidence: Evidence,
  now: Temporal.Instant,
): Promise<void> {
  const state = ({ sent: 'sent', again: 'disproved', held: 'unknown', skipped: 'refused' } as const)[verdict];
  await stores.stops.lockLead(order.leadId, order.campaignId);
  if (!(await stores.attempts.finish(order.attemptId, state, { evidence, at: realNow() }))) return;
  if (verdict === 'sent' && evidence.found === 'sent')
    return writeDelivered(deps, stores, order, evidence, now);
  if (verdict === 'again') {
    await giveBack(stores, order);
    await stores.attempts.setTouch(order.touchId, { state: 'ready', reason: null, dueAt: now });
    return;
  }
  if (verdict === 'held') {
    await stores.attempts.setTouch(order.touchId, { state: 'held', reason: 'awaiting_evidence' });
    await stores.events.append([{ type: 'touch.held', data: touchFactsOf(order) }], now);
    return;
  }
  await stores.attempts.setTouch(order.touchId, { state: 'failed', reason: 'not_proved' });
  await stores.events.append(
    [{ type: 'touch.failed', data: { ...touchFactsOf(order), code: 'not_proved' } }],
    now,
  );
  if (order.enrollmentId) await stores.attempts.wakeEnrollment(order.enrollmentId, now);
}

async function lookFor(
  deps: EngineDependencies,
  workspaceId: string,
  { order, sealedCredentials }: Undecided,
): Promise<Evidence> {
  const tooSlow = Promise.withResolvers<Evidence>();
  const patience = setTimeout(
    () => tooSlow.resolve({ found: 'no_record', detail: 'the record did not answer in time' }),
    PATIENCE_MS,
  );
  try {
    const account = accountOf(deps, workspaceId, order, sealedCredentials);
    const adapter = deps.channels[sendingChannelOf(order.kind)];
    const answer = adapter.findEvidence(account, outgoingOf(deps, workspaceId, order), order.startedAt);
    return storable(await Promise.race([answer, tooSlow.promise]));
  } catch {
    return { found: 'no_record', detail: 'the record could not be read' };
  } finally {
    clearTimeout(patience);
  }
}
