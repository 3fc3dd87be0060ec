/** What does an account look like from outside? With what is left of its budgets on its own present day. */
import type { OutputOf } from '#contracts';
import { accountLimits, limitsOf, TOUCH_STEP_KINDS, type TouchStepKind } from '#domain';
import { useQuestion } from '../budget/use-question.js';
import type { Account, AccountReads } from './account-store.port.js';
import { limitsView } from './limits-view.js';
import { windowView } from './check-window.js';

export type AccountView = OutputOf<'accounts.list'>['data'][number];
type BudgetToday = AccountView['budgetToday'][number];

export async function accountViews(
  reads: AccountReads,
  accounts: readonly Account[],
  now: Temporal.Instant,
): Promise<AccountView[]> {
  const budgets = await budgetsToday(reads, accounts, now);
  return accounts.map(({ limits, ...account }) => ({
    ...account,
    window: windowView(account.window),
    limits: limitsView(accountLimits(account.dailyCaps, limits)),
    budgetToday: budgets.get(account.id) ?? [],
  }));
}

export async function accountViewOf(
  reads: AccountReads,
  account: Account,
  now: Temporal.Instant,
): Promise<AccountView> {
  const [view] = await accountViews(reads, [account], now);
  if (!view) throw new Error('An account always has a view.');
  return view;
}

/** By account: what its capped kinds may do today, a warm-up and a reported limit taken into account. */
async function budgetsToday(
  reads: AccountReads,
  accounts: readonly Account[],
  now: Temporal.Instant,
): Promise<Map<string, BudgetToday[]>> {
  const asked = accounts.flatMap((account) => {
    const limits = accountLimits(account.dailyCaps, account.limits);
    const moment = { now, zone: account.window.zone };
    return cappedKinds(account).map((kind) => ({ account, kind, limits, moment }));
  });
  const uses = await reads.uses(
    asked.map(({ account, kind, limits, moment }) => useQuestion(account.id, kind, limits, moment)),
  );
  const budgets = new Map<string, BudgetToday[]>();
  for (const [index, { account, kind, limits, moment }] of asked.entries()) {
    const use = uses[index];
    const day = use && limitsOf(kind, limits, use, moment).find(({ name }) => name === 'day');
    if (!use || !day) continue;
    const { used, cap } = day;
    budgets.set(account.id, [
      ...(budgets.get(account.id) ?? []),
      { kind, used, reserved: use.reserved, cap },
    ]);
  }
  return budgets;
}

const cappedKinds = ({ dailyCaps }: Account): TouchStepKind[] =>
  TOUCH_STEP_KINDS.filter((kind) => dailyCaps[kind] !== undefined);
