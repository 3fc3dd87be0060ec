/** What does a channel get to see of a claimed touch? The account that speaks, and the words ready to leave. */
import type { ChannelAccount, OutgoingTouch } from '../channels/channel.port.js';
import type { SendOrder } from './attempt-store.port.js';
import type { EngineDependencies } from './engine-dependencies.js';

/** Throws when the credentials cannot be opened. */
export function accountOf(
  deps: Pick<EngineDependencies, 'openCredentials'>,
  workspaceId: string,
  { account }: SendOrder,
  sealedCredentials: Uint8Array,
): ChannelAccount {
  return {
    accountId: account.id,
    channel: account.channel,
    address: account.address,
    displayName: account.displayName,
    settings: account.settings,
    credentials: deps.openCredentials(workspaceId, account.id, sealedCredentials),
  };
}

export function outgoingOf(
  deps: Pick<EngineDependencies, 'messageId' | 'unsubscribeUrl'>,
  workspaceId: string,
  order: SendOrder,
): OutgoingTouch {
  return {
    touchId: order.touchId,
    kind: order.kind,
    target: order.target,
    subject: order.subject ?? undefined,
    text: order.text,
    messageId:
      order.messageId ??
      (order.account.channel === 'email' ? deps.messageId(order.touchId, order.account.address) : undefined),
    references: order.references,
    threadKey: order.threadKey ?? undefined,
    unsubscribeUrl: order.kind === 'email' ? deps.unsubscribeUrl(workspaceId, order.touchId) : undefined,
  };
}
