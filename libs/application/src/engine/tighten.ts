/** What follows for an account when the other side shows that it is too much? It does less, or waits for a person. */
import { brakeReason, halvedRest, isExempt, limitsOf, localDay } from '#domain';
import { useQuestion } from '../budget/use-question.js';
import type { SendOrder } from './attempt-store.port.js';
import type { EngineStores } from './engine-stores.port.js';

/** A provider reported its limit: half of what the day had left is given up. */
export async function tightenDay(
  stores: EngineStores,
  { account, kind }: Pick<SendOrder, 'account' | 'kind'>,
  now: Temporal.Instant,
): Promise<void> {
  if (isExempt(kind)) return;
  const { limits, zone } = await stores.budgets.limitsOf(account.id);
  const moment = { now, zone };
  const [use] = await stores.budgets.uses([useQuestion(account.id, kind, limits, moment)]);
  if (!use) throw new Error('The ledger did not answer.');
  const today = localDay(now, zone);
  const used = use.days.find(({ day }) => day === today)?.used ?? 0;
  const cap = limitsOf(kind, limits, use, moment).find(({ name }) => name === 'day')?.cap ?? used;
  await stores.budgets.lower(account.id, kind, today, halvedRest(cap, used));
}

const ADVICE = {
  bounces:
    'Too many of its last 50 mails came back (accounts.limits.brake.bouncePercent). Check where the addresses come from, take out the dead ones, then resume the account.',
  complaints:
    'Too many people marked its mails as unwanted (accounts.limits.brake.complaintPercent). Stop the campaign that caused it, look at whom it writes to and what it says, then resume the account.',
} as const;

/** A mailbox whose mails come back, or that people complain about, is paused before its receivers block it. */
export async function brakeMailbox(
  stores: EngineStores,
  accountId: string,
  now: Temporal.Instant,
): Promise<void> {
  const { limits } = await stores.budgets.limitsOf(accountId);
  const reason = brakeReason(await stores.attempts.mailboxRecord(accountId), limits.brake);
  if (!reason || !(await stores.attempts.setAccountStatus(accountId, 'paused', ADVICE[reason]))) return;
  const data = { accountId, status: 'paused' as const };
  await stores.events.append([{ type: 'account.status_changed', data }], now);
}
