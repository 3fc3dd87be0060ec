/**
 * Is there budget for this touch, and who pays?
 *
 * Part of the claim's transaction, which holds the account's row: whatever else wants its budgets waits, so what is read
 * here is still true when it is taken, with the intent.
 */
import {
  dailyLimit,
  type DeferralReason,
  domainItem,
  INVITE_NOTE,
  isExempt,
  type LimitState,
  limitsOf,
  localDay,
  spend,
  type Use,
} from '#domain';
import type { UseQuestion } from '../budget/budget-ledger.port.js';
import { useQuestion } from '../budget/use-question.js';
import type { ClaimRow, TakenBudget } from './attempt-store.port.js';
import type { EngineStores } from './engine-stores.port.js';

/** What the claim takes with the intent. */
export interface Paid {
  readonly do: 'go';
  readonly budget: TakenBudget | null;
  /** There is budget for the invitation, but not for what it was to say. */
  readonly withoutNote: boolean;
}

export type Payment =
  | Paid
  | { readonly do: 'release'; readonly reason: DeferralReason; readonly dueAt?: Temporal.Instant }
  | { readonly do: 'fail'; readonly reason: string };

/** What only a person gives room again is asked about once a day. */
const ASK_AGAIN = { hours: 24 };

export async function payForTouch(
  stores: EngineStores,
  row: ClaimRow,
  now: Temporal.Instant,
): Promise<Payment> {
  const { kind } = row.facts;
  if (isExempt(kind)) return { do: 'go', budget: null, withoutNote: false };
  const day = localDay(now, row.zone);
  const decision = spend({
    kind,
    notePolicy: row.notePolicy,
    ...(await limitsOfTouch(stores, row, day, now)),
  });
  switch (decision.do) {
    case 'hold_lane':
      return { do: 'release', reason: decision.reason };
    case 'hold_touch':
      return { do: 'release', reason: decision.reason, dueAt: decision.until ?? now.add(ASK_AGAIN) };
    case 'skip':
      return { do: 'fail', reason: decision.reason };
    case 'take':
      return { do: 'go', budget: { day, items: decision.items }, withoutNote: decision.withoutNote };
  }
}

async function limitsOfTouch(stores: EngineStores, row: ClaimRow, day: string, now: Temporal.Instant) {
  const { accountId, limits, campaignDailyCap } = row;
  const { kind } = row.facts;
  const moment = { now, zone: row.zone };
  const campaign =
    row.campaignId !== null && campaignDailyCap !== null
      ? dailyLimit(
          campaignDailyCap,
          await stores.budgets.holdCampaign(row.campaignId, day),
          'campaign_spent',
          moment,
        )
      : null;
  const domain = kind === 'email' && limits.perRecipientDomain !== null ? domainOf(row.recipient) : null;
  const questions: UseQuestion[] = [
    useQuestion(accountId, kind, limits, moment),
    ...(row.hasNote ? [useQuestion(accountId, INVITE_NOTE, limits, moment)] : []),
    ...(domain !== null
      ? [{ accountId, item: domainItem(domain), today: day, ever: false, pending: false }]
      : []),
  ];
  const answers = await stores.budgets.uses(questions);
  // Its own reservation is what asks: only what was used counts here.
  const uses = new Map(questions.map(({ item }, index) => [item, { ...found(answers[index]), reserved: 0 }]));
  return {
    lane: limitsOf(kind, limits, found(uses.get(kind)), moment),
    note: row.hasNote ? limitsOf(INVITE_NOTE, limits, found(uses.get(INVITE_NOTE)), moment) : null,
    domain:
      domain === null
        ? null
        : {
            name: domain,
            limit: ofDomain(limits.perRecipientDomain ?? 0, uses.get(domainItem(domain)), day, moment),
          },
    campaign,
  };
}

function ofDomain(
  cap: number,
  use: Use | undefined,
  day: string,
  moment: Parameters<typeof dailyLimit>[3],
): LimitState {
  const used = found(use).days.find((entry) => entry.day === day)?.used ?? 0;
  return dailyLimit(cap, used, 'recipient_domain_spent', moment);
}

function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw new Error('The ledger answered fewer questions than it was asked.');
  return answer;
}

/** Of `ada@mail.example`: `mail.example`. */
function domainOf(address: string | null): string | null {
  return address === null ? null : address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
