/** What can be wrong with a sequence? Codes are stable; messages say what to do. */
export type SequenceProblemCode =
  | 'no_steps'
  | 'too_many_steps'
  | 'bad_step_id'
  | 'duplicate_step_id'
  | 'missing_start'
  | 'dangling_reference'
  | 'unreachable_step'
  | 'circle'
  | 'no_end_reachable'
  | 'nobody_contacted'
  | 'empty_body'
  | 'missing_subject'
  | 'subject_not_one_line'
  | 'text_too_long'
  | 'unknown_variable'
  | 'unknown_snippet'
  | 'unreadable_placeholder'
  | 'bad_wait'
  | 'wait_too_long'
  | 'empty_field'
  | 'bad_moment'
  | 'too_few_variants'
  | 'too_many_variants'
  | 'bad_variant_name'
  | 'duplicate_variant'
  | 'bad_weight'
  | 'fixed_field'
  | 'empty_title'
  | 'withdrawal_without_invitation'
  | 'message_without_connection';

export interface SequenceProblem {
  /** Where, as in `steps[2].then`. */
  readonly path: string;
  readonly code: SequenceProblemCode;
  /** A sequence with an error cannot be launched; a warning is for its author to judge. */
  readonly level: 'error' | 'warning';
  readonly message: string;
}

export const error = (path: string, code: SequenceProblemCode, message: string): SequenceProblem => ({
  path,
  code,
  level: 'error',
  message,
});

export const warning = (path: string, code: SequenceProblemCode, message: string): SequenceProblem => ({
  path,
  code,
  level: 'warning',
  message,
});
