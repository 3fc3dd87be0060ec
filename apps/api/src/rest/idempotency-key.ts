/** Under which key is this act done at most once? `Idempotency-Key`, chosen by the caller, for example a UUID. */
import { Refusal } from '#contracts';
import type { IncomingHttpHeaders } from 'node:http';

const SHAPE = /^[\x20-\x7e]{1,255}$/;

export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const given = headers['idempotency-key'];
  if (given === undefined) return undefined;
  if (typeof given === 'string' && SHAPE.test(given)) return given;
  throw new Refusal(
    'invalid_input',
    'The Idempotency-Key is not usable.',
    'Send 1 to 255 ASCII characters, for example a UUID.',
    [{ path: 'Idempotency-Key', message: 'Expected 1 to 255 ASCII characters.' }],
  );
}
