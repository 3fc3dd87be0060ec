/** How do use cases read what people are asked to do? */
import type { PageQuery } from '../outcomes/outcome-reads.port.js';

export interface TaskRow {
  readonly id: string;
  readonly state: 'open' | 'completed' | 'skipped' | 'cancelled';
  readonly title: string;
  readonly text: string;
  readonly leadId: string;
  readonly accountId: string;
  readonly identityId: string;
  readonly campaignId: string;
  readonly enrollmentId: string;
  readonly stepId: string;
  /** When it should be done, in business time. */
  readonly dueAt: Temporal.Instant;
  readonly completedAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
}

export interface TaskReads {
  list(
    query: PageQuery & {
      readonly state: TaskRow['state'];
      /** Only those due before (true), or from then on (false). */
      readonly overdue?: boolean;
      readonly now: Temporal.Instant;
      readonly campaignId?: string;
      readonly identityId?: string;
    },
  ): Promise<readonly TaskRow[]>;
  byId(id: string): Promise<TaskRow | undefined>;
}
