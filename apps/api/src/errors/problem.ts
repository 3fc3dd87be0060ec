/** What does a refusal look like over HTTP? Problem details (RFC 9457) with a stable code and what to do next. */
import { type FieldProblem, type Refusal, type RefusalCode } from '#contracts';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What happened, this time. */
  readonly detail: string;
  readonly code: RefusalCode;
  readonly nextStep: string;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string;
}

export const PROBLEM_TITLES: Readonly<Record<RefusalCode, string>> = {
  invalid_input: 'The input does not fit',
  malformed_request: 'The request cannot be read',
  unauthenticated: 'No valid API key',
  missing_scope: 'The key lacks a scope',
  not_allowed: 'Not allowed',
  not_found: 'Not found',
  method_not_allowed: 'Not with this method',
  not_acceptable: 'Not in this form',
  conflict: 'It conflicts with what exists',
  erased: 'The person was erased',
  gone: 'It is not there any more',
  idempotency_conflict: 'The idempotency key was used for another request',
  wrong_state: 'Not possible in this state',
  plan_expired: 'The plan has expired',
  plan_void: 'The plan no longer holds',
  needs_approval: 'The plan needs approval',
  precondition_failed: 'It was changed meanwhile',
  too_large: 'Too large',
  unsupported_media_type: 'The body is of another kind',
  rate_limited: 'Too many requests',
  internal: 'Internal error',
  unavailable: 'Not available for the moment',
};

export const problemType = (code: RefusalCode): string => `urn:overture:problem:${code}`;

export function toProblem(refusal: Refusal, requestId: string): Problem {
  const { code, detail, nextStep, fields, httpStatus } = refusal;
  return {
    type: problemType(code),
    title: PROBLEM_TITLES[code],
    status: httpStatus,
    detail,
    code,
    nextStep,
    fields,
    requestId,
  };
}
