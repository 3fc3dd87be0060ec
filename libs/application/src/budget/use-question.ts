/** What has to be read about one kind, so that all its limits can be judged? */
import { type AccountLimits, type Counted, localDay, type Moment } from '#domain';
import type { UseQuestion } from './budget-ledger.port.js';

export function useQuestion(
  accountId: string,
  kind: Counted,
  limits: AccountLimits,
  { now, zone }: Moment,
): UseQuestion {
  return {
    accountId,
    item: kind,
    today: localDay(now, zone),
    ever: limits.creditsUntil[kind] !== undefined,
    pending: kind === 'linkedin_invite' && limits.pendingInvitations !== null,
  };
}
