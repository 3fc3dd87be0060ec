/**
 * What was wrong, whoever noticed it?
 *
 * Use cases refuse by themselves; the HTTP server and Postgres say no in their own words, which are translated here.
 * What nobody foresaw tells the caller nothing of its cause.
 */
import { Refusal } from '#contracts';
import { isDatabaseUnavailable } from '#persistence';
import { HttpException, NotFoundException } from '@nestjs/common';

export interface RequestLine {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** Bytes that a body may have here. */
  readonly bodyLimit: number;
  /** What the address takes, when it does not take this method. */
  readonly methods: readonly string[];
}

export function toRefusal(error: unknown, request: RequestLine): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof NotFoundException) return noSuchRoute(request);
  // Nest wraps what the server beneath it says.
  if (error instanceof HttpException) return fromServer(error.cause, request) ?? unreadable();
  return fromServer(error, request) ?? fromDatabase(error) ?? unforeseen();
}

function noSuchRoute({ method, path, methods }: RequestLine): Refusal {
  if (methods.length > 0)
    return new Refusal(
      'method_not_allowed',
      `${path.slice(0, 200)} does not take ${method}.`,
      `Use one of ${methods.join(', ')}; GET /docs tells what each does.`,
    );
  return new Refusal(
    'not_found',
    `There is no ${method} ${path.slice(0, 200)}.`,
    'See GET /docs for people, or GET /openapi.json for programs: they list every route.',
  );
}

/** Fastify's own errors (https://fastify.dev/docs/latest/Reference/Errors/) carry a code that starts with FST_. */
function fromServer(error: unknown, { bodyLimit }: RequestLine): Refusal | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal(
        'too_large',
        `The body is larger than ${bodyLimit / 1_000_000} MB.`,
        'Send it in several requests.',
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal(
        'unsupported_media_type',
        'The Content-Type cannot be read.',
        'Send Content-Type: application/json.',
      );
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Refusal(
        'malformed_request',
        'The body is not as long as Content-Length says.',
        'Correct Content-Length or leave it to your HTTP client.',
      );
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Refusal(
        'malformed_request',
        'The address cannot be read.',
        'Percent-encode the path as UTF-8; ids are at most 40 characters.',
      );
    default:
      return undefined;
  }
}

function unreadable(): Refusal {
  return new Refusal(
    'malformed_request',
    'The request cannot be read.',
    'Compare it with GET /docs, where each route has an example.',
  );
}

function fromDatabase(error: unknown): Refusal | undefined {
  if (!isDatabaseUnavailable(error)) return undefined;
  return new Refusal(
    'unavailable',
    'The database cannot be reached, or is too busy.',
    'Try again in a few seconds. With an Idempotency-Key it is safe to repeat an acting call.',
  );
}

function unforeseen(): Refusal {
  return new Refusal(
    'internal',
    'Something went wrong on our side.',
    'Try again; if it happens again, tell your operator the requestId.',
  );
}
