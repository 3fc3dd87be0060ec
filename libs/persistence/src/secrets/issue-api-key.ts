/** How is a key made that a call asks for? Shown to its caller, kept as a hash. */
import type { IssueKey } from '#application';
import { hashApiKeySecret, newApiKey } from './api-key.js';

export function createIssueKey(pepper: string): IssueKey {
  return () => {
    const { key, lookup, secret } = newApiKey();
    return { key, lookup, secretHash: hashApiKeySecret(pepper, secret) };
  };
}
