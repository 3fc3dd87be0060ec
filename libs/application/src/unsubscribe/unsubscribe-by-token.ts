/** What happens when somebody clicks "unsubscribe"? At once: their sequences end and their addresses are suppressed. */
import { unsubscribe } from '../engine/unsubscribe.js';
import type { EngineUnitOfWork } from '../engine/engine-stores.port.js';
import type { UnsubscribeTokens } from './unsubscribe-token.js';

/** False when the token is not one of ours. Clicking twice changes nothing more. */
export async function unsubscribeByToken(
  deps: {
    readonly work: EngineUnitOfWork;
    readonly tokens: UnsubscribeTokens;
    readonly now: () => Promise<Temporal.Instant>;
  },
  token: string,
): Promise<boolean> {
  const link = deps.tokens.read(token);
  if (!link) return false;
  const now = await deps.now();
  return deps.work.run(link.workspaceId, async (stores) => {
    const who = await stores.correspondence.attributeByTouch(link.touchId);
    if (!who) return false;
    await unsubscribe(stores, who, 'link', now);
    return true;
  });
}
