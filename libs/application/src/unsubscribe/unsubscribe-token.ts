/**
 * Who is asking to be left alone?
 *
 * The link in an email names the touch that carried it, signed, so that it works without a login (RFC 8058) and
 * nobody can unsubscribe somebody else by guessing. It never expires: a person may decide years later.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export interface UnsubscribeTokens {
  issue(workspaceId: string, touchId: string): string;
  /** Undefined when the token was not issued here. */
  read(token: string): { readonly workspaceId: string; readonly touchId: string } | undefined;
}

const ID_BYTES = 16;
const MAC_BYTES = 16;

/** `secretKey`: the installation's key, base64; a key of its own is derived from it (RFC 5869). */
export function createUnsubscribeTokens(secretKey: string): UnsubscribeTokens {
  const key = Buffer.from(
    hkdfSync('sha256', Buffer.from(secretKey, 'base64'), '', 'overture unsubscribe link', 32),
  );
  const sign = (ids: Buffer): Buffer => createHmac('sha256', key).update(ids).digest().subarray(0, MAC_BYTES);
  return {
    issue(workspaceId, touchId) {
      const ids = Buffer.concat([toBytes(workspaceId), toBytes(touchId)]);
      return Buffer.concat([ids, sign(ids)]).toString('base64url');
    },
    read(token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== 2 * ID_BYTES + MAC_BYTES) return undefined;
      const ids = bytes.subarray(0, 2 * ID_BYTES);
      if (!timingSafeEqual(sign(ids), bytes.subarray(2 * ID_BYTES))) return undefined;
      return { workspaceId: toUuid(ids.subarray(0, ID_BYTES)), touchId: toUuid(ids.subarray(ID_BYTES)) };
    },
  };
}

const toBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const toUuid = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
