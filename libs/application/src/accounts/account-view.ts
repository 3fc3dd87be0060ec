/** What does an account look like from outside? With what is left of its budgets on its own present day. */
import type { OutputOf } from '#contracts';
import { localDay } from '#domain';
import type { Account, AccountReads } from './account-store.port.js';

export type AccountView = OutputOf<'accounts.list'>['data'][number];

export async function accountViews(
  reads: AccountReads,
  accounts: readonly Account[],
  now: Temporal.Instant,
): Promise<AccountView[]> {
  const usage = await reads.usage(
    accounts.map((account) => ({ accountId: account.id, day: localDay(now, account.window.zone) })),
  );
  return accounts.map((account) => ({
    ...account,
    window: {
      ...account.window,
      weekdays: [...account.window.weekdays],
      ranges: [...account.window.ranges],
      holidays: account.window.holidays && [...account.window.holidays],
    },
    budgetToday: Object.entries(account.dailyCaps).map(([kind, cap]) => {
      const spent = usage.find((row) => row.accountId === account.id && row.kind === kind);
      return { kind, used: spent?.used ?? 0, reserved: spent?.reserved ?? 0, cap };
    }),
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
