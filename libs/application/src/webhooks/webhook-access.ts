/** Which endpoint or delivery is meant? One of this workspace, or the caller is told that there is none. */
import { encodeId, notFound } from '#contracts';
import type { Delivery, WebhookEndpoint, WebhookReads, WebhookStore } from './webhook-store.port.js';

export async function endpointOf(webhooks: WebhookReads, id: string): Promise<WebhookEndpoint> {
  const found = await webhooks.endpoint(id);
  if (found === undefined) throw notFound('webhook', encodeId('webhook', id));
  return found;
}

export async function lockedEndpoint(webhooks: WebhookStore, id: string): Promise<WebhookEndpoint> {
  const found = await webhooks.lock(id);
  if (found === undefined) throw notFound('webhook', encodeId('webhook', id));
  return found;
}

export async function deliveryOf(webhooks: WebhookReads, webhookId: string, id: string): Promise<Delivery> {
  const found = await webhooks.delivery(webhookId, id);
  if (found === undefined) throw notFound('delivery', encodeId('delivery', id));
  return found;
}

/** As the contract wants it. */
export const viewOf = (endpoint: WebhookEndpoint) => ({
  ...endpoint,
  types: endpoint.types === null ? null : [...endpoint.types],
});
