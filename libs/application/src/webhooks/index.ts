/** Which operations on webhooks are there? */
import type { SecretBox } from '../secrets/secret-box.port.js';
import {
  type AddressCheck,
  createWebhook,
  deleteWebhook,
  rotateSecret,
  updateWebhook,
} from './manage-webhooks.js';
import { getDelivery, getWebhook, listDeliveries, listWebhooks } from './read-webhooks.js';
import { replayWebhook, retryDelivery, testWebhook } from './resend-events.js';

export type * from './delivery-desk.port.js';
export type { AddressCheck } from './manage-webhooks.js';
export type * from './webhook-store.port.js';
export {
  COURIER_LIMITS,
  type CourierDependencies,
  type CourierLimits,
  WebhookCourier,
} from './webhook-courier.js';

export const webhookReads = {
  'webhooks.list': listWebhooks,
  'webhooks.get': getWebhook,
  'webhooks.deliveries': listDeliveries,
  'webhooks.get_delivery': getDelivery,
};

export const webhookHandlers = (secrets: SecretBox, outgoing: AddressCheck) => ({
  ...webhookReads,
  'webhooks.create': createWebhook(secrets, outgoing),
  'webhooks.update': updateWebhook(outgoing),
  'webhooks.delete': deleteWebhook,
  'webhooks.rotate_secret': rotateSecret(secrets),
  'webhooks.test': testWebhook,
  'webhooks.replay': replayWebhook,
  'webhooks.retry_delivery': retryDelivery,
});
