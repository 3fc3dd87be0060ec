/** Which operations on API keys are there? */
import type { IssueKey } from './key-store.port.js';
import { createKey, revokeKey, updateKey } from './manage-keys.js';
import { getKey, listKeys } from './read-keys.js';

export * from './key-store.port.js';

export const keyReads = { 'keys.list': listKeys, 'keys.get': getKey };

export const keyHandlers = (issue: IssueKey | undefined) => ({
  ...keyReads,
  'keys.create': createKey(issue),
  'keys.update': updateKey,
  'keys.revoke': revokeKey,
});
