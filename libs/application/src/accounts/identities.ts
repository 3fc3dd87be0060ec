/** identities.create, identities.update, identities.list, accounts.list: who speaks, when, and through what. */
import { encodeId, notFound } from '#contracts';
import { followNewHours } from '../engine/change-hours.js';
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import type { Identity } from './account-store.port.js';
import { accountViews, type AccountView } from './account-view.js';
import { checkWindow, windowView } from './check-window.js';

export const createIdentity: ActHandler<'identities.create'> = async (
  { stores, realNow, newId },
  { name, signature = null },
) => {
  const identity = { id: newId(), name, signature, window: null, createdAt: realNow };
  await stores.accounts.addIdentity(identity);
  return viewOf(identity, []);
};

export const updateIdentity: ActHandler<'identities.update'> = async (
  { stores, now },
  { identityId, ...change },
) => {
  checkWindow(change.window);
  const identity = await stores.accounts.updateIdentity(identityId, change);
  if (!identity) throw notFound('identity', encodeId('identity', identityId));
  if (change.window !== undefined)
    await followNewHours(stores.engine, { of: 'identity', id: identityId }, now);
  const accounts = await accountViews(stores.accounts, await stores.accounts.accounts(), now);
  return viewOf(identity, accounts);
};

const viewOf = (identity: Identity, accounts: readonly AccountView[]) => ({
  ...identity,
  window: identity.window && windowView(identity.window),
  accounts: accounts.filter((account) => account.identityId === identity.id),
});

export const listIdentities: ReadHandler<'identities.list'> = async ({ stores, now }) => {
  const identities = await stores.accounts.identities();
  const accounts = await accountViews(stores.accounts, await stores.accounts.accounts(), now);
  return {
    data: identities.map((identity) => viewOf(identity, accounts)),
  };
};

export const listAccounts: ReadHandler<'accounts.list'> = async ({ stores, now }) => ({
  data: await accountViews(stores.accounts, await stores.accounts.accounts(), now),
});
