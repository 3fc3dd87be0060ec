/**
 * Somebody changed the hours of a workspace, an identity, an account or a campaign: what becomes of the touches that wait?
 *
 * They follow at once. Planning that went by the old hours is waited for, and every queued touch gets the moment at which
 * the new ones open. Asked in the transaction that writes the new hours, after it wrote them.
 */
import { openingFrom } from '#domain';
import type { EngineStores } from './engine-stores.port.js';
import type { HoursOwner } from './window-store.port.js';

export async function followNewHours(
  { windows }: Pick<EngineStores, 'windows'>,
  owner: HoursOwner,
  now: Temporal.Instant,
): Promise<void> {
  await windows.change();
  const queued = await windows.ofQueued(owner);
  const hours = queued.map(({ windows: open, ...key }) => {
    const { at, reason } = openingFrom(open, now);
    return { ...key, opensAt: at, reason };
  });
  if (hours.length > 0) await windows.move(owner, hours, now);
}
