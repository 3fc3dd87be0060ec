/**
 * How is a secret sealed? By envelope: a key of its own for each, wrapped by the server's.
 *
 * AES-256-GCM twice (NIST SP 800-38D). Both layers authenticate where the secret stands and which key it is under, so a
 * sealed value that is copied to another row, or relabelled, does not open. The server's keys have ids: a new one is
 * added and becomes current, the old stay until everything is sealed again.
 *
 * Layout: version (1 byte) · length of key id (1) · key id · wrapped key: nonce (12), tag (16), key (32) · nonce (12),
 * tag (16), ciphertext.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SecretBox, SecretPlace } from '#application';

const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const KEY = 32;
const NONCE = 12;
const TAG = 16;
const WRAPPED = NONCE + TAG + KEY;

export class SecretError extends Error {
  override readonly name = 'SecretError';
}

export interface SecretKeys {
  /** Id of the key that seals. */
  readonly current: string;
  /** All keys that may open, by id: 32 bytes each, in base64. */
  readonly keys: Readonly<Record<string, string>>;
}

export function createSecretBox({ current, keys }: SecretKeys): SecretBox {
  const ring = new Map(Object.entries(keys).map(([id, text]) => [id, readKey(id, text)]));
  if (!ring.has(current)) throw new SecretError(`There is no secret key named ${current}.`);

  const keyOf = (id: string): Buffer => {
    const key = ring.get(id);
    if (key === undefined) {
      throw new SecretError(
        `This secret is sealed under the key ${JSON.stringify(id)}, which is not configured.`,
      );
    }
    return key;
  };

  const seal: SecretBox['seal'] = (plain, place) => {
    const header = headerOf(current);
    const bound = boundTo(header, place);
    const own = randomBytes(KEY);
    return joined(header, encrypt(keyOf(current), own, bound), encrypt(own, plain, bound));
  };
  const open: SecretBox['open'] = (sealed, place) => {
    const { header, keyId, rest } = split(sealed);
    const bound = boundTo(header, place);
    try {
      const own = decrypt(keyOf(keyId), rest.subarray(0, WRAPPED), bound);
      return decrypt(own, rest.subarray(WRAPPED), bound);
    } catch (error) {
      if (error instanceof SecretError) throw error;
      throw new SecretError(
        `This secret does not open as ${place.kind} ${place.id}: wrong key, place or content.`,
      );
    }
  };
  return {
    seal,
    open,
    sealJson: (value, place) => seal(Buffer.from(JSON.stringify(value), 'utf8'), place),
    openJson: (sealed, place) => JSON.parse(Buffer.from(open(sealed, place)).toString('utf8')) as unknown,
    isOutdated: (sealed) => split(sealed).keyId !== current,
  };
}

function readKey(id: string, text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY) throw new SecretError(`The secret key ${id} is not 32 bytes in base64.`);
  return key;
}

function headerOf(keyId: string): Buffer {
  const id = Buffer.from(keyId, 'utf8');
  if (id.length === 0 || id.length > 255) throw new SecretError('A key id has 1 to 255 bytes.');
  return Buffer.concat([Buffer.from([VERSION, id.length]), id]);
}

function split(sealed: Uint8Array): { header: Buffer; keyId: string; rest: Buffer } {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const end = 2 + (bytes[1] ?? 0);
  if (bytes[0] !== VERSION || bytes.length < end + WRAPPED + NONCE + TAG) {
    throw new SecretError('This is not a sealed secret.');
  }
  return { header: bytes.subarray(0, end), keyId: bytes.toString('utf8', 2, end), rest: bytes.subarray(end) };
}

/** Ids are uuids and kinds are fixed words, so the separator cannot be forged. */
function boundTo(header: Buffer, { workspaceId, kind, id }: SecretPlace): Buffer {
  return Buffer.concat([header, Buffer.from(`|${workspaceId}|${kind}|${id}`, 'utf8')]);
}

function encrypt(key: Buffer, plain: Uint8Array, bound: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(bound);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer, bound: Buffer): Buffer<ArrayBuffer> {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(bound)
    .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

function joined(...parts: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}
