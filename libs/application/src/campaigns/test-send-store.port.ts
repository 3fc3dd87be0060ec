/** How do use cases reach the tests that people send to themselves? */
import type { TouchState } from '#domain';

export interface TestSendRecord {
  readonly id: string;
  readonly state: TouchState;
  readonly reason: string | null;
  readonly to: string;
  readonly accountId: string;
  readonly stepId: string | null;
  readonly createdAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
}

export interface TestSendReads {
  find(touchId: string): Promise<TestSendRecord | undefined>;
}

export interface TestSendStore extends TestSendReads {
  /** Those of the workspace, whatever became of them. */
  countSince(since: Temporal.Instant): Promise<number>;
  /** Puts it at the head of its account's lane of tests. */
  insert(test: {
    readonly id: string;
    readonly accountId: string;
    readonly stepId: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    /** Business time. */
    readonly at: Temporal.Instant;
  }): Promise<void>;
}
