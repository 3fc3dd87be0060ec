/** accounts.update: pause, resume, or change the pace. */
import { encodeId, notFound } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import { accountViewOf } from './account-view.js';
import { checkPacing } from './connect-account.js';

export const updateAccount: ActHandler<'accounts.update'> = async (
  { stores, now },
  { accountId, ...change },
) => {
  // What it has now decides what it gets: a cap that somebody else sets meanwhile must not be lost.
  const account = await stores.accounts.lock(accountId);
  if (!account) throw notFound('account', encodeId('account', accountId));
  checkPacing(change.window, change.gapSeconds);
  const dailyCaps = change.dailyCaps && { ...account.dailyCaps, ...change.dailyCaps };
  await stores.accounts.updateAccount(accountId, { ...change, dailyCaps });
  // Whatever held its lanes back may be gone now.
  await stores.accounts.openLanes(accountId, now);
  const after = await stores.accounts.account(accountId);
  return accountViewOf(stores.accounts, after ?? account, now);
};
