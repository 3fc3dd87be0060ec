import { QueueClient, QueueServer } from '#queue';
import { createTestRedis } from '../../support/redis.js';
import { describeQueueContract } from './queue-contract.js';

describeQueueContract('BullMQ on Redis', async () => {
  const { url: connection, prefix } = await createTestRedis();
  const producer = new QueueClient({ connection, prefix });
  return {
    producer,
    server: (options) => new QueueServer({ ...options, connection, prefix }),
    close: () => producer.close(),
  };
});
