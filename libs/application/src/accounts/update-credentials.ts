/** accounts.update_credentials: what an account logs in with is replaced; who sends with it from now on uses the new. */
import { encodeId, notFound } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import type { SecretBox } from '../secrets/secret-box.port.js';
import { accountViewOf } from './account-view.js';
import { checkAccess } from './check-access.js';

export function updateCredentials(secrets: SecretBox): ActHandler<'accounts.update_credentials'> {
  return async ({ stores, now, caller }, { accountId, credentials, settings }) => {
    const account = await stores.accounts.lock(accountId);
    if (!account) throw notFound('account', encodeId('account', accountId));
    checkAccess(account.channel, { address: account.address, settings, credentials });
    const place = { workspaceId: caller.workspaceId, kind: 'account', id: accountId } as const;
    await stores.accounts.replaceCredentials(accountId, {
      sealedCredentials: secrets.sealJson(credentials, place),
      ...(settings === undefined ? {} : { settings }),
    });
    await stores.accounts.openLanes(accountId, now);
    return accountViewOf(stores.accounts, account, now);
  };
}
