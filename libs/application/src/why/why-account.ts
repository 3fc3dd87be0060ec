/** accounts.why: why does nothing go out through this account? */
import { encodeId, notFound } from '#contracts';
import type { ReadHandler } from '../operations/operation-context.js';
import { laneOutlooks } from './lane-outlooks.js';
import { openReasons } from './reasons-of.js';
import { storyOf } from './story-of.js';

export const whyAccount: ReadHandler<'accounts.why'> = async ({ stores, now }, { accountId }) => {
  const account = await stores.accounts.account(accountId);
  if (!account) throw notFound('account', encodeId('account', accountId));
  const open = await stores.why.openOfAccount(accountId, now);
  const outlooks = await laneOutlooks(stores, open, now);
  const { displayName, status } = account;
  return { accountId, displayName, status, ...storyOf(openReasons(open, outlooks), now, 'nothing_waits') };
};
