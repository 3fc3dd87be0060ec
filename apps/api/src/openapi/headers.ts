/** Which headers do calls and answers carry beside their bodies? */
import type { Header, Parameter } from './document.js';

export const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Same key and same body: done once, same answer (with Idempotency-Replayed: true). Same key, other body: refused. Kept for 30 days.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

export const IF_MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag that you saw: when it was changed since, nothing is done (412 precondition_failed).',
  schema: { type: 'string', maxLength: 1000 },
};

export const IF_NONE_MATCH: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The ETag that you have: when the answer would be the same, it is 304 without a body.',
  schema: { type: 'string', maxLength: 1000 },
};

const text = { type: 'string' } as const;

export interface Answering {
  readonly acts: boolean;
  readonly hasEtag: boolean;
}

export function answerHeaders({ acts, hasEtag }: Answering): Readonly<Record<string, Header>> {
  return {
    'X-Request-Id': { description: 'The id of this request, yours or ours.', schema: text },
    'RateLimit-Policy': {
      description: 'The budget of this key: `"reads";q=6000;w=60` is 6,000 in 60 seconds.',
      schema: text,
    },
    RateLimit: {
      description: 'What is left of it, and in how many seconds it is full again: `"reads";r=5999;t=1`.',
      schema: text,
    },
    ...(hasEtag ? { ETag: { description: 'For If-Match and If-None-Match.', schema: text } } : {}),
    ...(acts
      ? {
          'Idempotency-Replayed': {
            description: 'true when this is the answer of an earlier call with the same Idempotency-Key.',
            schema: { ...text, enum: ['true'] },
          },
        }
      : {}),
  };
}

export const RETRY_AFTER: Header = {
  description: 'Seconds to wait before it is sent again.',
  schema: { type: 'integer', minimum: 1 },
};
