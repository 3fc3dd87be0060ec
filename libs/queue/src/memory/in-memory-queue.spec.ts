import { describeQueueContract } from '../../../../test/integration/queue/queue-contract.js';
import { InMemoryQueue } from './in-memory-queue.js';

describeQueueContract('in memory', async () => {
  const queue = new InMemoryQueue();
  return {
    producer: queue.producer,
    server: (options) => queue.server(options),
    close: async () => queue.clear(),
  };
});
