/**
 * May this touch leave, and is that written down?
 *
 * Fourth stage, first half: one short transaction locks everything that could stop the touch, asks the pure
 * `claimVerdict`, takes the budgets and commits the intent. Only then may a byte leave.
 */
import {
  channelOf,
  claimVerdict,
  type DeferralReason,
  isOpenInAll,
  openingFrom,
  type StopReason,
} from '#domain';
import { blockedAddress, mustBeLookedAt } from '../address-checks/first-contact.js';
import type { ClaimRow, SendOrder } from './attempt-store.port.js';
import { inboxIsFresh, isOnTime } from './claim-timing.js';
import { contactBlockOf } from './contact-gate.js';
import { realNow, type EngineDependencies } from './engine-dependencies.js';
import type { EngineStores } from './engine-stores.port.js';
import { type Paid, payForTouch } from './pay-for-touch.js';

export interface TouchCall {
  readonly workspaceId: string;
  readonly touchId: string;
  readonly fence: number;
  /** Its address was looked at just now: what is known of it has to do. */
  readonly addressLookedAt?: true;
}

export interface TouchClaimed {
  readonly claimed: true;
  readonly order: SendOrder;
  readonly sealedCredentials: Uint8Array;
}

export interface NotClaimed {
  readonly claimed: false;
  readonly why: string;
  /** Only this was in its way, and nothing was changed: look at it, then ask again. */
  readonly unseenAddress?: string;
}

export type Claim = TouchClaimed | NotClaimed;

/** A touch that could not be claimed is looked at again after this much business time. */
const LOOK_AGAIN = { minutes: 5 };

export async function claimTouch(deps: EngineDependencies, call: TouchCall): Promise<Claim> {
  return deps.work.run(call.workspaceId, async (stores) => {
    const row = await stores.attempts.lockForClaim(call.touchId);
    if (!row) return { claimed: false, why: 'no such touch' };
    // Behind the locks: whoever waited for them may have waited past the end of a window, or of a day.
    const now = await deps.clock.now();
    const verdict = claimVerdict({
      ...row.facts,
      askedFence: call.fence,
      addressBlockedFor:
        deps.addressChecks && row.firstContact
          ? blockedAddress(row.firstContact.policy, row.firstContact.known)
          : null,
      inboxReadRecently: inboxIsFresh(row),
      windowOpen: isOpenInAll(row.windows, now),
      onTime: await isOnTime(deps.clock, row.slotAt, now),
    });
    if (verdict.do === 'ignore') return { claimed: false, why: 'another wake-up was faster' };
    const unseen = unseenAddress(deps, call, row);
    if (unseen !== null && (verdict.do === 'claim' || verdict.do === 'fail'))
      return { claimed: false, why: 'its address was not looked at', unseenAddress: unseen };
    if (verdict.do === 'defer') return defer(stores, call, row, verdict.reason, now);
    if (verdict.do === 'fail') {
      await fail(stores, call, row, verdict.reason, now);
      return { claimed: false, why: verdict.reason };
    }
    if (verdict.do === 'cancel') {
      await cancel(stores, call, row, verdict.reason, now);
      return { claimed: false, why: verdict.reason };
    }
    const block = await contactBlockOf(stores, row, now);
    if (block) return release(stores, call, block.reason, openingFrom(row.windows, block.askAgainAt).at);
    const paid = await payForTouch(stores, row, now);
    if (paid.do === 'release')
      return paid.dueAt
        ? release(stores, call, paid.reason, openingFrom(row.windows, paid.dueAt).at)
        : defer(stores, call, row, paid.reason, now);
    if (paid.do === 'fail') {
      await fail(stores, call, row, paid.reason, now);
      return { claimed: false, why: paid.reason };
    }
    return begin(deps, stores, call, row, paid, now);
  });
}

/** The first email to an address of which too little is known, or known for too long. */
function unseenAddress(
  { addressChecks }: EngineDependencies,
  { addressLookedAt }: TouchCall,
  { firstContact, recipient }: ClaimRow,
): string | null {
  if (addressChecks === null || addressLookedAt || firstContact === null) return null;
  return mustBeLookedAt(addressChecks, firstContact.known, realNow()) ? recipient : null;
}

/** The budgets are taken and the intent is written down: one packet, which ends with what is to be sent. */
async function begin(
  deps: EngineDependencies,
  { attempts, budgets }: EngineStores,
  call: TouchCall,
  row: ClaimRow,
  { budget, withoutNote }: Paid,
  now: Temporal.Instant,
): Promise<TouchClaimed> {
  const attemptId = deps.newId();
  const startedAt = realNow();
  const written = [
    budget && budgets.take({ accountId: row.accountId, campaignId: row.campaignId, ...budget }),
    withoutNote && attempts.leaveOutNote(call.touchId),
    attempts.begin({
      id: attemptId,
      touchId: call.touchId,
      workerLockKey: deps.lock.key,
      messageId:
        channelOf(row.facts.kind) === 'email' ? deps.messageId(call.touchId, row.accountAddress) : null,
      budget,
      businessStartedAt: now,
      startedAt,
      leaseUntil: startedAt.add({ milliseconds: deps.settings.leaseMs }),
    }),
  ];
  const [order, sealedCredentials] = await Promise.all([
    attempts.order(attemptId),
    attempts.sealedCredentials(row.accountId),
    ...written,
  ]);
  if (!order) throw new Error('The attempt that was just begun cannot be read back.');
  return { claimed: true, order, sealedCredentials };
}

/** The sequence goes on without it, as it does when a provider refuses. */
async function fail(
  stores: EngineStores,
  call: TouchCall,
  row: ClaimRow,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const { leadId, enrollmentId } = row;
  if (leadId === null) throw new Error('A test goes to an own address, which nothing blocks.');
  await stores.attempts.setTouch(call.touchId, { state: 'failed', reason });
  if (enrollmentId !== null) await stores.attempts.wakeEnrollment(enrollmentId, now);
  await stores.events.append(
    [{ type: 'touch.failed', data: { ...factsOf(call, row, leadId), code: reason } }],
    now,
  );
}

async function cancel(
  stores: EngineStores,
  call: TouchCall,
  row: ClaimRow,
  reason: StopReason,
  now: Temporal.Instant,
): Promise<void> {
  const { leadId } = row;
  if (leadId === null) throw new Error('A test has nobody for whose sake it could be cancelled.');
  // Suppression concerns the person, so everything else that is queued for them ends as well.
  if (reason === 'suppressed') await stores.stops.stopLead(leadId, reason, now);
  const cancelled = await stores.attempts.cancel(call.touchId, reason);
  if (!cancelled) return;
  await stores.events.append([{ type: 'touch.cancelled', data: factsOf(call, row, leadId) }], now);
}

/** What an event about it carries, before there is an attempt to tell of. */
function factsOf({ touchId }: TouchCall, row: ClaimRow, leadId: string) {
  const { accountId, campaignId, enrollmentId, stepId } = row;
  return { touchId, kind: row.facts.kind, leadId, accountId, campaignId, enrollmentId, stepId };
}

function defer(
  stores: EngineStores,
  call: TouchCall,
  { windows }: ClaimRow,
  reason: DeferralReason,
  now: Temporal.Instant,
): Promise<Claim> {
  if (reason === 'outside_window') {
    const opening = openingFrom(windows, now);
    return release(stores, call, opening.reason, opening.at);
  }
  // A missed slot is nobody's fault: the touch may have the next one.
  return release(stores, call, reason, reason === 'slot_missed' ? now : now.add(LOOK_AGAIN));
}

async function release(
  stores: EngineStores,
  call: TouchCall,
  reason: DeferralReason,
  dueAt: Temporal.Instant,
): Promise<Claim> {
  await stores.attempts.release(call.touchId, reason, dueAt);
  return { claimed: false, why: reason };
}
