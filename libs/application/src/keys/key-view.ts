/** How is a key shown? By its public part and what it may do. */
import type { OutputOf } from '#contracts';
import type { ApiKeyRow } from './key-store.port.js';

export function keyView({ lookup, scopes, ...key }: ApiKeyRow): OutputOf<'keys.get'> {
  return {
    id: key.id,
    name: key.name,
    kind: key.kind,
    scopes: [...scopes],
    startsWith: `ovt_${lookup}`,
    readsPerMinute: key.readsPerMinute,
    actsPerMinute: key.actsPerMinute,
    createdAt: key.createdAt,
    expiresAt: key.expiresAt,
    revokedAt: key.revokedAt,
    lastUsedAt: key.lastUsedAt,
  };
}
