/** hooks.create: a secret address at which an outside system posts signals, and the secret that signs them. */
import { createHash, randomBytes } from 'node:crypto';
import type { HookKind } from '#contracts';
import type { ActHandler } from '../operations/operation-context.js';
import type { SecretBox } from '../secrets/secret-box.port.js';

export const hookTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

export function createHook(secrets: SecretBox, publicUrl: string): ActHandler<'hooks.create'> {
  return async ({ stores, realNow, newId, caller }, { kind }) => {
    const id = newId();
    const token = randomBytes(24).toString('base64url');
    const secret = newSecret(kind);
    const sealedSecret = secrets.sealJson(
      { secret },
      { workspaceId: caller.workspaceId, kind: 'inbound_hook', id },
    );
    await stores.accounts.addHook({
      id,
      kind,
      tokenHash: hookTokenHash(token),
      sealedSecret,
      createdAt: realNow,
    });
    return { id, kind, url: new URL(`/hooks/${kind}/${token}`, publicUrl).href, secret };
  };
}

/** Standard Webhooks: `whsec_` and 24–64 random bytes in base64. Calendars take any text and use it as it is. */
function newSecret(kind: HookKind): string {
  return kind === 'calcom' || kind === 'calendly'
    ? randomBytes(32).toString('hex')
    : `whsec_${randomBytes(32).toString('base64')}`;
}
