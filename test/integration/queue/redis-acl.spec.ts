import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { JOBS } from '#contracts';
import { actionsUserAclLine, actionsUserRules, QueueClient, QueueServer, type QueuesServed } from '#queue';
import { startOwnRedis, type OwnRedis } from '../../support/redis.js';
import { listening } from './serving.js';

/** Serves the actions queue as the worker would, without Nest around it. */
function serveActions(url: string): QueueServer {
  const queues: QueuesServed = {
    actions: { concurrency: 2 },
    engine: 'not served',
    dispatch: 'not served',
    inbox: 'not served',
    imports: 'not served',
  };
  const server = new QueueServer({ connection: url, prefix: 'overture', queues, closeDeadlineMs: 1_000 });
  server.addHandler('actions.request', async () => ({ status: 'running', actionId: 'act_1' }));
  return server;
}

const request = {
  workspaceId: randomUUID(),
  apiKeyId: randomUUID(),
  operation: 'campaigns.pause',
  input: { campaignId: 'cmp_1' },
  idempotencyKey: 'k1',
};
const ids = { workspaceId: randomUUID(), touchId: randomUUID(), fence: 1 };

describe('the Redis user of the process that faces an AI', () => {
  let redis: OwnRedis;
  let admin: Redis;
  let adapterUrl: string;
  let server: QueueServer;

  beforeAll(async () => {
    redis = await startOwnRedis();
    admin = new Redis(redis.url);
    await admin.acl('SETUSER', 'adapter', ...actionsUserRules('overture'), '>adapter-password');
    adapterUrl = redis.url.replace('//', '//adapter:adapter-password@');
    server = serveActions(redis.url);
    await listening(server);
  });

  afterAll(async () => {
    await server.close();
    admin.disconnect();
    await redis.kill();
  });

  it('can request an action and read its result', async () => {
    const client = new QueueClient({ connection: adapterUrl, prefix: 'overture' });
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((idempotencyKey) =>
        client.request(JOBS.requestAction, { ...request, idempotencyKey }, { timeoutMs: 5_000 }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['completed', 'completed', 'completed']);
    expect(await client.enqueue(JOBS.requestAction, request, { delayMs: 50 })).toHaveProperty('jobId');
    expect(await client.enqueueMany(JOBS.requestAction, [request, request])).toHaveLength(2);
    expect(await client.isReady()).toBe(true);
    await client.close();
  });

  it('runs into no refused command that only shows in Redis own log', async () => {
    expect(await admin.acl('LOG')).toEqual([]);
  });

  it('cannot queue a send', async () => {
    const client = new QueueClient({ connection: adapterUrl, prefix: 'overture' });
    await expect(client.enqueue(JOBS.dispatchTouch, ids)).rejects.toMatchObject({ code: 'queue_forbidden' });
    await client.close();
  });

  describe('by hand', () => {
    let adapter: Redis;
    beforeAll(() => {
      adapter = new Redis(adapterUrl);
    });
    afterAll(() => {
      adapter.disconnect();
    });

    it.each([
      ['set a key of another queue', ['SET', 'overture:dispatch:1', 'x']],
      ['read a key of another queue', ['LRANGE', 'overture:dispatch:wait', '0', '-1']],
      [
        'reach another queue from a script',
        ['EVAL', "return redis.call('LPUSH', 'overture:dispatch:wait', 'x')", '0'],
      ],
      ['name another queue to a script', ['EVAL', 'return 1', '1', 'overture:dispatch:wait']],
      ['use the same queue of another installation', ['GET', 'other:actions:1']],
      ['list keys', ['KEYS', '*']],
      ['scan keys', ['SCAN', '0']],
      ['flush', ['FLUSHALL']],
      ['read the configuration', ['CONFIG', 'GET', '*']],
      ['change rights', ['ACL', 'SETUSER', 'adapter', '+@all']],
      ['watch others', ['MONITOR']],
      ['publish', ['PUBLISH', 'channel', 'x']],
      ['subscribe', ['SUBSCRIBE', 'channel']],
      ['store a function', ['FUNCTION', 'LOAD', '#!lua name=x']],
    ])('may not %s', async (_, [command = '', ...args]) => {
      await expect(adapter.call(command, ...args)).rejects.toThrow(/NOPERM|can't access/);
    });
  });

  it('is the same user when it comes from an ACL file line', async () => {
    const [, name = '', ...rules] = actionsUserAclLine('adapter-from-file', 'overture', '>pw').split(' ');
    await admin.acl('SETUSER', name, ...rules);
    const rights = async (user: string) => {
      const list = await admin.acl('LIST');
      return list.find((line) => line.startsWith(`user ${user} `))?.replace(/^user \S+|#\w+/g, '');
    };
    expect(await rights('adapter-from-file')).toBe(await rights('adapter'));
  });
});
