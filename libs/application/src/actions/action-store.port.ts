/** Which acting calls were accepted, and what came of each? */

export interface ActionRow {
  readonly id: string;
  readonly operation: string;
  readonly status: 'accepted' | 'running' | 'succeeded' | 'failed';
  readonly principal: string;
  readonly idempotencyKey: string;
  readonly inputHash: string;
  /** As it came in at the edge. */
  readonly input: unknown;
  /** ETags that the thing must have, as they came in If-Match. */
  readonly ifMatch: string | null;
  readonly requestId: string | null;
  readonly ip: string | null;
  /** As it left at the edge. */
  readonly output: unknown;
  readonly error: unknown;
  readonly createdAt: Temporal.Instant;
  readonly finishedAt: Temporal.Instant | null;
}

export interface ActionReads {
  byId(id: string): Promise<ActionRow | undefined>;
  list(query: {
    readonly principal: string;
    readonly idempotencyKey?: string;
    readonly before?: readonly [string, string];
    readonly limit: number;
  }): Promise<readonly ActionRow[]>;
}

export interface ActionStore extends ActionReads {
  /** Inserts the action, or answers the one that has the key already. */
  accept(
    action: Pick<
      ActionRow,
      | 'id'
      | 'operation'
      | 'principal'
      | 'idempotencyKey'
      | 'inputHash'
      | 'input'
      | 'ifMatch'
      | 'requestId'
      | 'ip'
      | 'createdAt'
    >,
  ): Promise<ActionRow>;
  /** Locks the action for as long as the transaction lasts: whoever waits for it finds it finished. */
  lock(id: string): Promise<ActionRow | undefined>;
  succeed(id: string, output: unknown, at: Temporal.Instant): Promise<void>;
  fail(id: string, error: object, at: Temporal.Instant): Promise<void>;
  /** Lets an action that failed unexpectedly be carried out again; false when there is none. */
  reopen(id: string): Promise<boolean>;
  /** Forgets actions that ended before `before`, at most `limit`; answers how many. */
  forget(before: Temporal.Instant, limit: number): Promise<number>;
  /** Accepted before `before`, not finished, and in nobody's hand: whoever took them is gone. */
  unfinished(before: Temporal.Instant, limit: number): Promise<readonly ActionRow[]>;
}
