/** Which sender does an account id stand for? */
import type { Sender } from '../population/senders.js';
import type { World } from '../world/world.js';
import { notFound } from './provider-error.js';

export function senderOf(world: World, accountId: string): Sender {
  const sender = world.directory.senders.find(({ linkedinAccountId }) => linkedinAccountId === accountId);
  if (!sender) throw notFound(`The account ${accountId}`);
  return sender;
}
