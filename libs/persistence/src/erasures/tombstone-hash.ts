/**
 * How is an erased address recognised without being kept?
 *
 * By HMAC-SHA-256 (RFC 2104) under a key of the workspace, derived by HKDF (RFC 5869) from the server's secret key: who
 * has the table alone cannot try addresses, and two workspaces that erased the same person have nothing in common.
 */
import type { TombstoneKind } from '#application';
import { createHmac, hkdfSync } from 'node:crypto';

/** Hash of a normalised value, in base64url. */
export type TombstoneHash = (workspaceId: string, kind: TombstoneKind, value: string) => string;

/** @param secretKey 32 bytes, in base64. */
export function createTombstoneHash(secretKey: string): TombstoneHash {
  const keys = new Map<string, Buffer>();
  const keyOf = (workspaceId: string): Buffer => {
    let key = keys.get(workspaceId);
    if (key === undefined) {
      const info = `overture erasure tombstones ${workspaceId}`;
      key = Buffer.from(hkdfSync('sha256', Buffer.from(secretKey, 'base64'), '', info, 32));
      keys.set(workspaceId, key);
    }
    return key;
  };
  // A kind is a fixed word without a space, so that no value can pose as one of another kind.
  return (workspaceId, kind, value) =>
    createHmac('sha256', keyOf(workspaceId)).update(`${kind} ${value}`).digest('base64url');
}
