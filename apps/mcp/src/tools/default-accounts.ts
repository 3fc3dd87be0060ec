/**
 * Who speaks when nobody is named? Every identity that has a running account for each channel of the sequence, through
 * one account a channel: follow-ups answer in the thread of the first contact.
 */
import { channelOf, isTouchStep } from '#domain';
import type { Account, Identity, Sequence } from '../names/find-parts.js';

export function defaultAccounts(identities: readonly Identity[], graph: Sequence['graph']): Account[] {
  const channels = [...new Set(graph.steps.filter(isTouchStep).map(({ kind }) => channelOf(kind)))];
  const perIdentity = identities.map(({ accounts }) =>
    channels.flatMap((channel) =>
      accounts.filter((account) => account.channel === channel && account.status === 'running').slice(0, 1),
    ),
  );
  const complete = perIdentity.filter((accounts) => accounts.length === channels.length);
  // Where nobody is complete, what there is says best what is missing.
  return (complete.length > 0 ? complete : perIdentity).flat();
}
