/** webhooks.test, replay and retry_delivery: sent when somebody asks for it. The worker sends it within a second. */
import { Refusal } from '#contracts';
import { findPlace } from '../events/find-place.js';
import type { LogPlace } from '../events/event-reads.port.js';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import { deliveryOf, endpointOf, lockedEndpoint } from './webhook-access.js';
import type { WebhookEndpoint } from './webhook-store.port.js';

export const testWebhook: ActHandler<'webhooks.test'> = async ({ stores, realNow, newId }, { webhookId }) => {
  refuseDisabled(await endpointOf(stores.webhooks, webhookId));
  const id = newId();
  await stores.webhooks.addTest({ id, webhookId, eventId: newId(), createdAt: realNow });
  return deliveryOf(stores.webhooks, webhookId, id);
};

export const retryDelivery: ActHandler<'webhooks.retry_delivery'> = async (
  { stores, realNow },
  { webhookId, deliveryId },
) => {
  refuseDisabled(await endpointOf(stores.webhooks, webhookId));
  await deliveryOf(stores.webhooks, webhookId, deliveryId);
  await stores.webhooks.sendAgain(webhookId, [deliveryId], realNow);
  return deliveryOf(stores.webhooks, webhookId, deliveryId);
};

/** Going back in the log is moving the endpoint's cursor: it costs no row until each event has its turn. */
export const replayWebhook: ActHandler<'webhooks.replay'> = async (
  context,
  { webhookId, after, since, deliveryIds },
) => {
  const { webhooks, eventReads } = context.stores;
  refuseDisabled(await lockedEndpoint(webhooks, webhookId));
  const asked = [after, since, deliveryIds].filter((given) => given !== undefined).length;
  if (asked !== 1) throw oneOfThree();
  if (deliveryIds !== undefined) return resend(context, webhookId, deliveryIds);
  const place: LogPlace =
    since === undefined
      ? await findPlace(eventReads, after ?? 'latest')
      : await eventReads.placeBefore(since);
  await webhooks.moveCursor(webhookId, place.position);
  return { webhookId, after: place.id, deliveries: 0 };
};

async function resend({ stores, realNow }: ActContext, webhookId: string, deliveryIds: readonly string[]) {
  const unique = [...new Set(deliveryIds)];
  const deliveries = await stores.webhooks.sendAgain(webhookId, unique, realNow);
  if (deliveries === unique.length) return { webhookId, after: null, deliveries };
  throw new Refusal(
    'not_found',
    `${unique.length - deliveries} of the deliveries are not of this webhook.`,
    'List them with GET /v1/webhooks/:webhookId/deliveries. Nothing was sent again.',
  );
}

function refuseDisabled({ status }: WebhookEndpoint): void {
  if (status === 'enabled') return;
  throw new Refusal(
    'wrong_state',
    'This webhook is disabled: nothing is sent to it.',
    'Enable it first: PATCH /v1/webhooks/:webhookId with {"status":"enabled"}.',
  );
}

function oneOfThree(): Refusal {
  return new Refusal(
    'invalid_input',
    'Say what is to be sent again: exactly one of after, since and deliveryIds.',
    'For everything since an event send {"after":"evt_…"}; for single deliveries {"deliveryIds":["dlv_…"]}.',
    ['after', 'since', 'deliveryIds'].map((path) => ({
      path,
      message: 'Expected exactly one of the three.',
    })),
  );
}
