/** Which operations on identities and accounts are there? */
import type { SecretBox } from '../secrets/secret-box.port.js';
import { accountBudget } from './account-budget.js';
import { connectAccount } from './connect-account.js';
import { createHook } from './create-hook.js';
import { createIdentity, listAccounts, listIdentities, updateIdentity } from './identities.js';
import { updateAccount } from './update-account.js';
import { updateCredentials } from './update-credentials.js';

export * from './account-store.port.js';
export { hookTokenHash } from './create-hook.js';

export const accountReads = {
  'identities.list': listIdentities,
  'accounts.list': listAccounts,
  'accounts.budget': accountBudget,
};

export const accountHandlers = (secrets: SecretBox, publicUrl: string) => ({
  ...accountReads,
  'identities.create': createIdentity,
  'identities.update': updateIdentity,
  'accounts.connect': connectAccount(secrets),
  'accounts.update': updateAccount,
  'accounts.update_credentials': updateCredentials(secrets),
  'hooks.create': createHook(secrets, publicUrl),
});
