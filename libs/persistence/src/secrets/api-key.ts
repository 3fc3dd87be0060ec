/**
 * What does an API key look like, and what is kept of it?
 *
 * `ovt_<8 characters, public>_<43 characters, 256 random bits>`. The public part finds the row; of the secret only an
 * HMAC under the server's pepper is kept. A fast hash is right for it: 256 random bits cannot be guessed.
 */
import { createHmac, randomBytes, randomInt } from 'node:crypto';

const PREFIX = 'ovt';
const LOOKUP_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const SHAPE = /^ovt_([0-9a-z]{8})_([A-Za-z0-9_-]{43})$/;

export interface ApiKeyParts {
  readonly lookup: string;
  readonly secret: string;
}

/** Shown once, to whoever asked for it; `lookup` and the hash of `secret` are stored. */
export function newApiKey(): ApiKeyParts & { readonly key: string } {
  const lookup = Array.from({ length: 8 }, () => LOOKUP_ALPHABET.charAt(randomInt(32))).join('');
  const secret = randomBytes(32).toString('base64url');
  return { key: `${PREFIX}_${lookup}_${secret}`, lookup, secret };
}

/** The parts of a key, or undefined when the text is none. */
export function parseApiKey(text: string): ApiKeyParts | undefined {
  const [, lookup, secret] = SHAPE.exec(text) ?? [];
  return lookup === undefined || secret === undefined ? undefined : { lookup, secret };
}

/** HMAC-SHA256, hex. */
export function hashApiKeySecret(pepper: string, secret: string): string {
  return createHmac('sha256', pepper).update(secret).digest('hex');
}
