/** What stands in for the channels of a measured worker? Adapters that deliver everything at once, to nobody. */
import { randomUUIDv7 } from 'node:crypto';
import type { ChannelAdapter } from '#application';
import type { Channel } from '#domain';

const nullAdapter = (channel: Channel): ChannelAdapter => ({
  channel,
  interpreterVersion: 1,
  async send(_account, _touch, guard) {
    guard.assertMaySend();
    guard.bodyLeft?.();
    return { kind: 'delivered', externalId: randomUUIDv7() };
  },
  findEvidence: async () => ({ found: 'no_record', detail: 'bench' }),
  readInbox: async () => ({ signals: [], cursor: '' }),
  interpret: async () => ({ kind: 'irrelevant', detail: 'bench' }),
});

export function createChannels(): Readonly<Record<Channel, ChannelAdapter>> {
  return { email: nullAdapter('email'), linkedin: nullAdapter('linkedin') };
}
