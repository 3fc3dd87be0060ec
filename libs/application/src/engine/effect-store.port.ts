/** What did sequences decide that is still to be written to leads and audiences? */

/** Marks of steps (`step_marks`) that are not done, the oldest first. */
export interface EffectStore {
  /** Asked without a lock: whether there is anything to do at all. */
  any(): Promise<boolean>;
  /** Holds the leads of the workspace, then takes up to `limit` marks that nobody else has. */
  take(limit: number): Promise<readonly PendingEffect[]>;
  /** Writes attributes; those who are gone are passed over. Answers who was changed. */
  setFields(
    fields: readonly { readonly leadId: string; readonly field: string; readonly value: string }[],
    at: Temporal.Instant,
  ): Promise<readonly string[]>;
  /** Only to static audiences in use; who is in it already stays. */
  addToAudience(audienceId: string, leadIds: readonly string[], at: Temporal.Instant): Promise<void>;
  done(effects: readonly PendingEffect[]): Promise<void>;
}

export interface PendingEffect {
  readonly enrollmentId: string;
  readonly stepId: string;
  readonly leadId: string;
  readonly kind: 'set_field' | 'add_to_audience';
  readonly field: string | null;
  readonly value: string | null;
  /** Typed id (`aud_…`), as the sequence names it. */
  readonly audienceId: string | null;
}
