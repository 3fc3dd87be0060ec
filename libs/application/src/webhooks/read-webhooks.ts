/** webhooks.list, webhooks.get, webhooks.deliveries, webhooks.get_delivery: who is told, and what became of it. */
import type { ReadHandler } from '../operations/operation-context.js';
import { decodeCursor } from '../paging/cursor.js';
import { cutPage } from '../paging/cut-page.js';
import { deliveryOf, endpointOf, viewOf } from './webhook-access.js';

export const listWebhooks: ReadHandler<'webhooks.list'> = async ({ stores }) => ({
  data: (await stores.webhooks.endpoints()).map(viewOf),
});

export const getWebhook: ReadHandler<'webhooks.get'> = async ({ stores }, { webhookId }) =>
  viewOf(await endpointOf(stores.webhooks, webhookId));

export const listDeliveries: ReadHandler<'webhooks.deliveries'> = async (
  { stores },
  { webhookId, status, eventId, limit, cursor },
) => {
  await endpointOf(stores.webhooks, webhookId);
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['uuid'])[0];
  const rows = await stores.webhooks.deliveries({ webhookId, status, eventId, before, limit: limit + 1 });
  return cutPage(rows, limit, ({ id }) => [id]);
};

export const getDelivery: ReadHandler<'webhooks.get_delivery'> = async (
  { stores },
  { webhookId, deliveryId },
) => {
  const delivery = await deliveryOf(stores.webhooks, webhookId, deliveryId);
  return { ...delivery, attempts: [...(await stores.webhooks.attempts(deliveryId))] };
};
