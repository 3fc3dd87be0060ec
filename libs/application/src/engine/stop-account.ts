/** What happens to an account that its provider does not let in any more? It waits for a person, and that is told once. */
import type { SendOrder } from './attempt-store.port.js';
import type { EngineStores } from './engine-stores.port.js';

export async function stopAccount(
  stores: EngineStores,
  { account }: Pick<SendOrder, 'account'>,
  detail: string,
  now: Temporal.Instant,
): Promise<void> {
  if (!(await stores.attempts.setAccountStatus(account.id, 'needs_attention', detail))) return;
  const data = { accountId: account.id, status: 'needs_attention' as const };
  await stores.events.append([{ type: 'account.status_changed', data }], now);
}
