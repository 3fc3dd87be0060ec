/** How do use cases read touches? */
import type { TouchKind, TouchState } from '#domain';
import type { PageQuery } from '../outcomes/outcome-reads.port.js';

export interface TouchRow {
  readonly id: string;
  readonly kind: TouchKind;
  readonly state: TouchState;
  readonly leadId: string;
  readonly accountId: string;
  readonly campaignId: string | null;
  readonly enrollmentId: string | null;
  readonly stepId: string | null;
  readonly dueAt: Temporal.Instant;
  readonly slotAt: Temporal.Instant | null;
  readonly sentAt: Temporal.Instant | null;
  readonly reason: string | null;
}

/** An enrollment of a lead as `leads.explain` tells it. */
export interface EnrollmentStory {
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly campaignStatus: string;
  readonly status: 'active' | 'finished' | 'stopped';
  readonly stepId: string;
  readonly paused: boolean;
  readonly stopReason: string | null;
  readonly nextLookAt: Temporal.Instant | null;
}

export interface LaneState {
  readonly accountId: string;
  readonly kind: TouchKind;
  readonly lookAt: Temporal.Instant;
  readonly reason: string | null;
}

export interface TouchReads {
  list(
    query: PageQuery & { readonly state?: TouchState; readonly campaignId?: string },
  ): Promise<readonly TouchRow[]>;
  byId(id: string): Promise<TouchRow | undefined>;
  ofLead(leadId: string): Promise<readonly TouchRow[]>;
  enrollmentsOfLead(leadId: string): Promise<readonly EnrollmentStory[]>;
  lane(accountId: string, kind: TouchKind): Promise<LaneState | undefined>;
  /** The attempt whose outcome is unknown, behind a held touch. */
  unsettledAttempt(touchId: string): Promise<string | undefined>;
}
