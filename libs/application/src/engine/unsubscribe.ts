/** What follows when somebody asks to be left alone, whichever way they ask? */
import type { Attribution } from './correspondence-store.port.js';
import type { EngineStores } from './engine-stores.port.js';

/** Ends the lead's sequences and keeps every one of its addresses from being written to again; told once, however often they ask. */
export async function unsubscribe(
  stores: EngineStores,
  who: Attribution,
  via: 'link' | 'reply' | 'manual' | 'complaint',
  now: Temporal.Instant,
): Promise<void> {
  await stores.stops.lockLead(who.leadId);
  const isKnown = await stores.correspondence.isUnsubscribed(who.leadId);
  await stores.stops.stopLead(who.leadId, 'unsubscribed', now);
  const addresses = [
    ...(await stores.correspondence.emailsOf(who.leadId)).map((value) => ({ kind: 'email' as const, value })),
    ...(await stores.correspondence.linkedinIdsOf(who.leadId)).map((value) => ({
      kind: 'linkedin' as const,
      value,
    })),
  ];
  for (const address of addresses)
    await stores.stops.suppress({ ...address, reason: 'unsubscribed', source: via }, 'unsubscribed', now);
  if (isKnown) return;
  await stores.events.append([{ type: 'lead.unsubscribed', data: { ...who, via } }], now);
}
