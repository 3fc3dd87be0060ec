/**
 * How does Overture say no?
 *
 * A stable code for programs, what went wrong for people, and what to do next for both. REST turns it into
 * problem+json (RFC 9457), MCP into the text of a tool error, an action into its stored error.
 */
export const REFUSAL_STATUS = {
  invalid_input: 422,
  malformed_request: 400,
  unauthenticated: 401,
  missing_scope: 403,
  not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  conflict: 409,
  /** The person was erased and must stay forgotten. */
  erased: 409,
  idempotency_conflict: 409,
  wrong_state: 409,
  plan_expired: 409,
  plan_void: 409,
  needs_approval: 409,
  gone: 410,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type RefusalCode = keyof typeof REFUSAL_STATUS;

/** One field that is wrong: `path` as in `steps[2].then`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: string,
    readonly nextStep: string,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(`${code}: ${detail}`);
    this.name = 'Refusal';
  }

  get httpStatus(): number {
    return REFUSAL_STATUS[this.code];
  }
}

export function notFound(what: string, id: string): Refusal {
  return new Refusal(
    'not_found',
    `There is no ${what} ${id} in this workspace.`,
    'Check the id, and that the key is of the workspace that it belongs to.',
  );
}
