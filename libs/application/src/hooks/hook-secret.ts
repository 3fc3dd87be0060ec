/** With what does an outside system sign for this hook? */
import type { SecretBox } from '../secrets/secret-box.port.js';
import type { InboundHook } from './hook-store.port.js';

export function secretOf(secrets: SecretBox, { workspaceId, id, sealedSecret }: InboundHook): string {
  const opened = secrets.openJson(sealedSecret, { workspaceId, kind: 'inbound_hook', id });
  return (opened as { readonly secret: string }).secret;
}
