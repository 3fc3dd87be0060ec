/** webhooks.create, update, delete and rotate_secret: who is told of what, where, and signed with which secret. */
import { Refusal } from '#contracts';
import { findPlace } from '../events/find-place.js';
import type { ActContext, ActHandler } from '../operations/operation-context.js';
import type { OutgoingHttp } from '../outgoing/outgoing-http.port.js';
import type { SecretBox } from '../secrets/secret-box.port.js';
import { newSigningSecret } from './sign-delivery.js';
import { endpointOf, lockedEndpoint, viewOf } from './webhook-access.js';

export type AddressCheck = Pick<OutgoingHttp, 'check'>;

/** Endpoints of one workspace. */
const MOST_ENDPOINTS = 20;
/** For how long the secret before the present one signs along, in real time. */
const ROTATION = { hours: 24 };

export function createWebhook(secrets: SecretBox, outgoing: AddressCheck): ActHandler<'webhooks.create'> {
  return async (
    { stores, realNow, newId, caller },
    { url, types = null, description = '', after = 'latest' },
  ) => {
    await refuseAddress(outgoing, url);
    if ((await stores.webhooks.endpoints()).length >= MOST_ENDPOINTS) throw tooMany();
    const { position } = await findPlace(stores.eventReads, after);
    const id = newId();
    const { secret, sealedSecret } = seal(secrets, caller.workspaceId, id);
    await stores.webhooks.add({ id, url, types, description, sealedSecret, createdAt: realNow, position });
    return { ...viewOf(await endpointOf(stores.webhooks, id)), secret };
  };
}

export function updateWebhook(outgoing: AddressCheck): ActHandler<'webhooks.update'> {
  return async (context, { webhookId, status, missed = 'send', ...change }) => {
    const { webhooks } = context.stores;
    const known = await lockedEndpoint(webhooks, webhookId);
    if (change.url !== undefined && change.url !== known.url) await refuseAddress(outgoing, change.url);
    await webhooks.change(webhookId, change);
    if (status === 'disabled' && known.status === 'enabled')
      await webhooks.disable(webhookId, context.realNow);
    if (status === 'enabled' && known.status === 'disabled') await enable(context, webhookId, missed);
    return viewOf(await endpointOf(webhooks, webhookId));
  };
}

async function enable(
  { stores, realNow }: ActContext,
  webhookId: string,
  missed: 'send' | 'skip',
): Promise<void> {
  if (missed === 'skip') {
    await stores.webhooks.dropWaiting(webhookId);
    await stores.webhooks.moveCursor(webhookId, (await stores.eventReads.end()).position);
  }
  await stores.webhooks.enable(webhookId, realNow);
}

export const deleteWebhook: ActHandler<'webhooks.delete'> = async ({ stores }, { webhookId }) => {
  await lockedEndpoint(stores.webhooks, webhookId);
  await stores.webhooks.remove(webhookId);
  return { id: webhookId, deleted: true };
};

export function rotateSecret(secrets: SecretBox): ActHandler<'webhooks.rotate_secret'> {
  return async ({ stores, realNow, caller }, { webhookId }) => {
    await lockedEndpoint(stores.webhooks, webhookId);
    const { secret, sealedSecret } = seal(secrets, caller.workspaceId, webhookId);
    const rotationEndsAt = realNow.add(ROTATION);
    await stores.webhooks.rotate(webhookId, sealedSecret, rotationEndsAt);
    return { webhookId, secret, rotationEndsAt };
  };
}

function seal(secrets: SecretBox, workspaceId: string, id: string) {
  const secret = newSigningSecret();
  return { secret, sealedSecret: secrets.sealJson({ secret }, { workspaceId, kind: 'webhook', id }) };
}

async function refuseAddress(outgoing: AddressCheck, url: string): Promise<void> {
  const problem = await outgoing.check(url);
  if (problem === undefined) return;
  throw new Refusal(
    'invalid_input',
    `Events cannot be sent to this address. ${problem}`,
    'Give an https address that can be reached from the public Internet. For a place in a network of your own, whoever runs Overture names it in OVERTURE_WEBHOOK_ALLOW_PRIVATE.',
    [{ path: 'url', message: problem }],
  );
}

function tooMany(): Refusal {
  return new Refusal(
    'conflict',
    `This workspace has ${MOST_ENDPOINTS} webhooks, which is the most.`,
    'Remove one, or let one endpoint hand events on.',
  );
}
