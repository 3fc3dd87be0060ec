/**
 * What may each Redis user do? `overture` everything; `adapter`, the MCP adapter's, may work with the actions queue
 * and nothing else: no other key, not even their names, no administration, no channels.
 */
import { createHash } from 'node:crypto';

export const FULL_USER = 'overture';
export const ADAPTER_USER = 'adapter';

/**
 * The adapter's rights, in the order Redis applies them. The keys of the queue `actions`, and the commands that
 * BullMQ's scripts call on them; SCAN, RANDOMKEY and DBSIZE would tell about other queues' keys.
 */
export const adapterRules = (prefix: string): string[] => [
  'reset',
  'on',
  `~${prefix}:actions:*`,
  '-@all',
  '+@read',
  '+@write',
  '+@stream',
  '+@connection',
  '+@transaction',
  '-@dangerous',
  '-@admin',
  '-@scripting',
  '-scan',
  '-randomkey',
  '-dbsize',
  '-select',
  '+eval',
  '+evalsha',
  '+info',
];

const hashed = (password: string): string => `#${createHash('sha256').update(password).digest('hex')}`;

/** The text of an ACL file: three users, no password in clear. */
export function aclFile(prefix: string, passwords: { overture: string; adapter: string }): string {
  return [
    'user default off',
    `user ${FULL_USER} on ${hashed(passwords.overture)} ~* &* +@all`,
    `user ${ADAPTER_USER} ${adapterRules(prefix).join(' ')} ${hashed(passwords.adapter)}`,
    '',
  ].join('\n');
}
