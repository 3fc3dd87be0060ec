/**
 * What may each Redis user do? `overture` everything; `adapter`, the MCP adapter's, may work with the actions queue
 * and nothing else: no other key, not even their names, no administration, no channels.
 */
import { createHash } from 'node:crypto';
import { actionsUserAclLine } from '../../libs/queue/src/redis-acl.ts';

export const FULL_USER = 'overture';
export const ADAPTER_USER = 'adapter';

const hashed = (password: string): string => `#${createHash('sha256').update(password).digest('hex')}`;

/** The text of an ACL file: three users, no password in clear. */
export function aclFile(prefix: string, passwords: { overture: string; adapter: string }): string {
  return [
    'user default off',
    `user ${FULL_USER} on ${hashed(passwords.overture)} ~* &* +@all`,
    actionsUserAclLine(ADAPTER_USER, prefix, hashed(passwords.adapter)),
    '',
  ].join('\n');
}
