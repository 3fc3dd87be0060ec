/**
 * What may never reach a log?
 *
 * Secrets, and what people wrote or are reached by. A field is judged by its name, at any depth; a text is searched for
 * credentials inside it, because errors like to quote connection strings.
 */
export const REDACTED = '[redacted]';

/** Names compared in lower case without `-` and `_`. */
const SECRET_NAMES = new Set([
  'key', 'keys', 'apikey', 'authorization', 'auth', 'cookie', 'setcookie', 'pass', 'passwd', 'pwd', 'signature',
  'databaseurl', 'redisurl', 'connectionstring', 'privatekey', 'masterkey', 'signingkey', 'encryptionkey',
]); // prettier-ignore
const SECRET_ENDINGS = [
  'password',
  'secret',
  'secrets',
  'token',
  'tokens',
  'apikey',
  'credential',
  'credentials',
  'passphrase',
];
/** Messages and addresses of people. */
const PERSONAL_NAMES = new Set([
  'text', 'html', 'body', 'subject', 'note', 'raw', 'input', 'content', 'snippet', 'email', 'emails', 'phone', 'payload',
]); // prettier-ignore

const MAX_DEPTH = 8;

export function isRedactedName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[-_]/g, '');
  return (
    SECRET_NAMES.has(plain) ||
    PERSONAL_NAMES.has(plain) ||
    SECRET_ENDINGS.some((ending) => plain.endsWith(ending))
  );
}

/** Removes credentials that are part of a text: `scheme://user:password@host` and `Bearer …`. */
export function scrubText(text: string): string {
  return text
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*:[^\s/@]*@/gi, `$1${REDACTED}@`)
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${REDACTED}`);
}

/** A copy that may be logged. Cycles and very deep structures are cut off. */
export function redact(value: unknown, depth = 0, seen: readonly object[] = []): unknown {
  if (typeof value === 'string') return scrubText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (seen.includes(value)) return '[circular]';
  if (depth > MAX_DEPTH) return '[too deep]';
  const path = [...seen, value];
  if (value instanceof Error) return describeError(value, depth, path);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1, path));
  if (hasJsonForm(value)) return redact(value.toJSON(), depth + 1, path);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      isRedactedName(name) ? REDACTED : redact(field, depth + 1, path),
    ]),
  );
}

/** Only what says what went wrong: libraries hang whole requests, headers and all, on their errors. */
function describeError(error: Error, depth: number, seen: readonly object[]): unknown {
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? error.code
      : undefined;
  return {
    type: error.name,
    message: scrubText(error.message),
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: scrubText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1, seen) }),
  };
}

function hasJsonForm(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
