/** How does the client say that a call was refused, or had no answer? With all that the API says (RFC 9457). */

export interface FieldProblem {
  /** As in `steps[2].then`. */
  readonly path: string;
  readonly message: string;
}

export interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly nextStep?: string;
  readonly fields?: readonly FieldProblem[];
  readonly requestId?: string;
}

export class OvertureError extends Error {
  override readonly name = 'OvertureError';
  /** The operation that was called, as in `leads.upsert`. */
  readonly operation: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Stable, for programs: `invalid_input`, `not_found`, …; `no_answer` when there was none. */
  readonly code: string;
  readonly detail: string;
  /** What to do. */
  readonly nextStep: string;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | undefined;

  constructor(operation: string, status: number, problem: Problem, cause?: unknown) {
    const {
      code = status === 0 ? 'no_answer' : 'unknown',
      detail = `HTTP ${status}`,
      nextStep = '',
    } = problem;
    const fields = problem.fields ?? [];
    const wrong = fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
    super([`${operation}: ${code}.`, detail, wrong, nextStep].filter(Boolean).join(' '), { cause });
    this.operation = operation;
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.nextStep = nextStep;
    this.fields = fields;
    this.requestId = problem.requestId;
  }
}
