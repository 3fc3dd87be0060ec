/** How do use cases make one lead of two, and two of one? */
import type { OutputOf } from '#contracts';
import type { Lead } from '../leads/lead.js';

export type MergeRow = OutputOf<'leads.unmerge'>['merge'];

/** An enrollment that was stopped, and its touches that were cancelled with it. */
export interface StoppedEnrollment {
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly touches: readonly CancelledTouch[];
}
export interface CancelledTouch {
  readonly touchId: string;
  readonly kind: OutputOf<'touches.list'>['data'][number]['kind'];
  readonly accountId: string;
  readonly stepId: string | null;
}

export interface MergeResult {
  readonly moved: OutputOf<'leads.merge'>['moved'];
  readonly stopped: readonly StoppedEnrollment[];
}

export interface DuplicateGroup {
  readonly nameFolded: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly leadIds: readonly string[];
}

export interface MergeReads {
  list(page: {
    readonly leadId?: string;
    readonly before?: string;
    readonly limit: number;
  }): Promise<MergeRow[]>;
  /** Groups of leads with one name in one company, by name; after this name and company. */
  duplicates(after: readonly [string, string] | undefined, limit: number): Promise<DuplicateGroup[]>;
}

export interface MergeStore extends MergeReads {
  /** Moves everything of `mergedId` to the lead and keeps what it takes to move it back. Both are locked. */
  join(merge: {
    readonly id: string;
    readonly lead: Lead;
    readonly mergedId: string;
    readonly principal: string;
    readonly at: Temporal.Instant;
  }): Promise<MergeResult>;
  /** Locked until the transaction ends. */
  lock(mergeId: string): Promise<MergeRow | undefined>;
  /** Moves back what was moved, unless it was changed since. */
  part(merge: MergeRow, at: Temporal.Instant): Promise<void>;
}
