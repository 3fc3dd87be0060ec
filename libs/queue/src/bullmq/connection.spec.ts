import { consumerOptions, producerOptions, toRedisSettings } from './connection.js';

describe('the address of Redis', () => {
  it('is read with user, password, port, database and TLS', () => {
    expect(toRedisSettings('rediss://worker:p%40ss@redis.internal:6380/2')).toEqual({
      host: 'redis.internal',
      port: 6_380,
      db: 2,
      username: 'worker',
      password: 'p@ss',
      tls: {},
    });
    expect(toRedisSettings('redis://127.0.0.1')).toEqual({ host: '127.0.0.1', port: 6_379, db: 0 });
    expect(toRedisSettings('redis://[::1]:7000')).toMatchObject({ host: '::1', port: 7_000 });
    const parts = { host: 'h', port: 1 };
    expect(toRedisSettings(parts)).toBe(parts);
  });

  it.each(['http://host', 'nonsense', 'redis://', 'redis://user:secret@host/db'])(
    '%s is refused, unquoted',
    (address) => {
      expect(() => toRedisSettings(address)).toThrow(/Redis/);
      expect(() => toRedisSettings(address)).not.toThrow(/secret/);
    },
  );
});

describe('connections', () => {
  it('of producers fail fast, of consumers never give up until the process closes', () => {
    expect(producerOptions('redis://h')).toMatchObject({
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
    });
    let closed = false;
    const consumer = consumerOptions('redis://h', () => closed);
    expect(consumer.maxRetriesPerRequest).toBeNull();
    expect(consumer.retryStrategy(1_000)).toBe(2_000);
    closed = true;
    expect(consumer.retryStrategy(1)).toBeNull();
  });
});
