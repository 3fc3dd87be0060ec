/** identities.create, identities.list, accounts.list: who speaks, and through what. */
import type { ActHandler, ReadHandler } from '../operations/operation-context.js';
import { accountViews } from './account-view.js';

export const createIdentity: ActHandler<'identities.create'> = async (
  { stores, realNow, newId },
  { name },
) => {
  const identity = { id: newId(), name, createdAt: realNow };
  await stores.accounts.addIdentity(identity);
  return { ...identity, accounts: [] };
};

export const listIdentities: ReadHandler<'identities.list'> = async ({ stores, now }) => {
  const identities = await stores.accounts.identities();
  const accounts = await accountViews(stores.accounts, await stores.accounts.accounts(), now);
  return {
    data: identities.map((identity) => ({
      ...identity,
      accounts: accounts.filter((account) => account.identityId === identity.id),
    })),
  };
};

export const listAccounts: ReadHandler<'accounts.list'> = async ({ stores, now }) => ({
  data: await accountViews(stores.accounts, await stores.accounts.accounts(), now),
});
