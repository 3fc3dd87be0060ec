/** accounts.update: pause, resume, or change the pace. */
import { encodeId, notFound } from '#contracts';
import { accountLimits, localDay, type StoredLimits } from '#domain';
import type { ActHandler } from '../operations/operation-context.js';
import type { Account, AccountReads } from './account-store.port.js';
import { followNewHours } from '../engine/change-hours.js';
import { accountViewOf } from './account-view.js';
import { checkPacing } from './connect-account.js';
import { changedLimits, type LimitsWish } from './limits-view.js';

export const updateAccount: ActHandler<'accounts.update'> = async (
  { stores, now },
  { accountId, limits: wish, ...change },
) => {
  // What it has now decides what it gets: a cap that somebody else sets meanwhile must not be lost.
  const account = await stores.accounts.lock(accountId);
  if (!account) throw notFound('account', encodeId('account', accountId));
  checkPacing(change.window, change.gapSeconds);
  const dailyCaps = change.dailyCaps && { ...account.dailyCaps, ...change.dailyCaps };
  const limits = wish && (await newLimits(stores.accounts, account, wish, now));
  await stores.accounts.updateAccount(accountId, {
    ...change,
    dailyCaps,
    limits,
    // Whoever resumes it has seen what happened: it is judged by what follows.
    ...(change.status === 'running' && { judgedSince: now }),
  });
  if (change.window !== undefined) await followNewHours(stores.engine, { of: 'account', id: accountId }, now);
  // Whatever held its lanes back may be gone now.
  await stores.accounts.openLanes(accountId, now);
  const after = await stores.accounts.account(accountId);
  return accountViewOf(stores.accounts, after ?? account, now);
};

/** The account's row is locked: nothing is used between the count of its credits and their new limit. */
async function newLimits(
  reads: AccountReads,
  account: Account,
  wish: LimitsWish,
  now: Temporal.Instant,
): Promise<StoredLimits> {
  const today = localDay(now, account.window.zone);
  const kinds = Object.keys(wish.credits ?? {});
  const uses = await reads.uses(
    kinds.map((item) => ({ accountId: account.id, item, today, ever: true, pending: false })),
  );
  const usedEver = Object.fromEntries(kinds.map((kind, index) => [kind, uses[index]?.ever ?? 0]));
  return changedLimits(accountLimits(account.dailyCaps, account.limits), wish, today, usedEver);
}
