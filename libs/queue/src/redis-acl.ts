/**
 * What may the Redis user of the process that faces an AI do?
 *
 * Put actions on the `actions` queue and read what came of them: the keys of that queue alone, no channel, and only the
 * commands that BullMQ's producer side uses. (Scripts run with the rights of the user who calls them.)
 * This file imports nothing, so that a launcher can load it before anything is built.
 */
const COMMANDS = [
  // connection
  'auth', 'hello', 'ping', 'quit', 'info', 'select', 'client|setname',
  // scripts: every BullMQ command is one
  'eval', 'evalsha', 'script|load',
  // what those scripts and the waiting for results touch
  'exists', 'del', 'get', 'set', 'incr', 'pttl', 'persist', 'multi', 'exec',
  'hget', 'hgetall', 'hmget', 'hset', 'hmset', 'hdel',
  'llen', 'lpos', 'lpush', 'rpush', 'lrange', 'sadd', 'scard',
  'zadd', 'zrange', 'zrem', 'zscore', 'zrevrangebyscore',
  'xadd', 'xtrim', 'xread', 'xrevrange',
]; // prettier-ignore

/**
 * The rules of that user but for its secret, in the order in which Redis applies them: the arguments of
 * `ACL SETUSER <name> …rules '>password'`. `prefix` is the one given to `QueueClient`.
 */
export function actionsUserRules(prefix: string): string[] {
  if (prefix === '' || /[\s*?[\]\\]/.test(prefix)) {
    throw new Error(
      'The prefix of the queues must be a plain word: in an access rule it would match more than it says.',
    );
  }
  const commands = COMMANDS.map((command) => `+${command}`);
  return ['reset', 'on', `~${prefix}:actions:*`, 'resetchannels', '-@all', ...commands];
}

/** One line of an ACL file (`aclfile` in redis.conf). `secret`: `#<SHA-256 in hex>`, or `>password` in clear. */
export function actionsUserAclLine(username: string, prefix: string, secret: string): string {
  return `user ${username} ${actionsUserRules(prefix).join(' ')} ${secret}`;
}
