/** For which reason does each group wait? Lanes are asked as allocation asks them. */
import { isExempt, isWaitingReason, type LaneOutlook, type Waiting, type WaitingReason } from '#domain';
import type { OpenGroup, RestingGroup } from './why-reads.port.js';

export type OutlookOf = (accountId: string, kind: OpenGroup['kind']) => LaneOutlook | undefined;

export const restingReasons = (groups: readonly RestingGroup[], now: Temporal.Instant): Waiting[] =>
  groups.map(({ paused, count, dueAt }) => {
    const isDue = dueAt === null || Temporal.Instant.compare(dueAt, now) <= 0;
    const reason: WaitingReason = paused ? 'enrollment_paused' : isDue ? 'moving_on' : 'waiting_at_step';
    return { reason, count, until: paused ? null : dueAt, lane: null };
  });

export const openReasons = (groups: readonly OpenGroup[], outlookOf: OutlookOf): Waiting[] =>
  groups.map((group) => {
    const { accountId, kind, count } = group;
    return { ...reasonOf(group, outlookOf(accountId, kind)), count, lane: { accountId, kind } };
  });

function reasonOf(group: OpenGroup, outlook: LaneOutlook | undefined): Pick<Waiting, 'reason' | 'until'> {
  switch (group.state) {
    case 'held':
      return { reason: 'awaiting_decision', until: null };
    case 'unknown':
      return { reason: 'awaiting_evidence', until: null };
    case 'sending':
      return { reason: 'being_sent', until: null };
    case 'reserved':
      return { reason: 'has_slot', until: group.slotAt };
    default:
  }
  if (group.paused) return { reason: 'enrollment_paused', until: null };
  if (group.campaignStatus === 'paused' && !isExempt(group.kind))
    return { reason: 'campaign_paused', until: null };
  // Its own reason is stronger than that of its lane: a lane that opens does not help it.
  if (group.later) return { reason: known(group.reason) ?? 'waiting_at_step', until: group.dueAt };
  return outlook ?? { reason: 'gap', until: null };
}

const known = (reason: string | null): WaitingReason | undefined =>
  reason !== null && isWaitingReason(reason) ? reason : undefined;
