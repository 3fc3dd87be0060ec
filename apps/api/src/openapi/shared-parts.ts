/** What do all operations have in common: how a caller proves itself, repeats safely, and is told no? */
import { type RefusalCode, REFUSAL_STATUS, SCOPES } from '#contracts';
import { RETRY_AFTER } from './headers.js';
import { PROBLEM_TITLES, problemType } from '../errors/problem.js';
import type { OpenApiDocument, Response, Schema } from './document.js';

export const PROBLEM_SCHEMA: Schema = {
  type: 'object',
  description: 'Problem details (RFC 9457) with a stable code and what to do next.',
  properties: {
    type: { type: 'string', description: 'urn:overture:problem:<code>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened, this time.' },
    code: { type: 'string', enum: Object.keys(REFUSAL_STATUS) },
    nextStep: { type: 'string', description: 'What to do.' },
    fields: {
      type: 'array',
      description: 'Every field that is wrong.',
      items: {
        type: 'object',
        properties: {
          path: { type: 'string', examples: ['graph.steps[2].then'] },
          message: { type: 'string' },
        },
        required: ['path', 'message'],
      },
    },
    requestId: { type: 'string', description: 'The same as in the header X-Request-Id.' },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'nextStep', 'fields', 'requestId'],
};

export const SECURITY_SCHEMES: OpenApiDocument['components']['securitySchemes'] = {
  bearer: { type: 'http', scheme: 'bearer', description: 'An API key: ovt_…' },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'The same key in a header of its own.',
  },
};

/** Whatever the route, these may be answered. */
export const REFUSALS = {
  MalformedRequest: ['malformed_request'],
  Unauthenticated: ['unauthenticated'],
  Forbidden: ['missing_scope', 'not_allowed'],
  NotFound: ['not_found'],
  MethodNotAllowed: ['method_not_allowed'],
  NotAcceptable: ['not_acceptable'],
  Conflict: [
    'conflict',
    'erased',
    'wrong_state',
    'idempotency_conflict',
    'plan_expired',
    'plan_void',
    'needs_approval',
  ],
  Gone: ['gone'],
  PreconditionFailed: ['precondition_failed'],
  TooLarge: ['too_large'],
  UnsupportedMediaType: ['unsupported_media_type'],
  RateLimited: ['rate_limited'],
  InvalidInput: ['invalid_input'],
  Internal: ['internal'],
  Unavailable: ['unavailable'],
} as const satisfies Record<string, readonly [RefusalCode, ...RefusalCode[]]>;

export function refusalResponses(): Readonly<Record<string, Response>> {
  return Object.fromEntries(Object.entries(REFUSALS).map(([name, codes]) => [name, refusal(codes)]));
}

function refusal(codes: readonly [RefusalCode, ...RefusalCode[]]): Response {
  const [first] = codes;
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEM_TITLES[code]}.`).join(' '),
    ...(first === 'rate_limited' || first === 'unavailable'
      ? { headers: { 'Retry-After': RETRY_AFTER } }
      : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: {
          type: problemType(first),
          title: PROBLEM_TITLES[first],
          status: REFUSAL_STATUS[first],
          detail: 'What happened, this time.',
          code: first,
          nextStep: 'What to do.',
          fields: first === 'invalid_input' ? [{ path: 'limit', message: 'Expected at most 200.' }] : [],
          requestId: 'b7c1a2de-5f0e-4f53-9a2c-8b7f6d5e4c3b',
        },
      },
    },
  };
}

export const DESCRIPTION = [
  'Open, self-hosted outreach over LinkedIn and email.',
  'Every call carries an API key (`Authorization: Bearer ovt_…`) with the scope that its operation needs:',
  `${SCOPES.map((scope) => `\`${scope}\``).join(', ')}.`,
  'Ids have a prefix that says what they are (`lead_…`); instants are RFC 3339; lists are paged by `cursor`.',
  'An acting call with an `Idempotency-Key` is done once, however often it is sent; with `If-Match` only when nothing was changed since it was read.',
  '`expand` shows related things whole. Each key has a budget for reads and one for acts (`RateLimit`, `Retry-After`).',
  'Whoever is told no is told what to do: see the schema Problem.',
].join(' ');
