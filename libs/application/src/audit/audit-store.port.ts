/** Who did what, or was told no? Appended in the transaction of the act itself, so that neither is there without the other. */
import type { RefusalCode } from '#contracts';

export interface AuditEntry {
  readonly id: string;
  /** Real time. */
  readonly at: Temporal.Instant;
  /** The API key that asked. */
  readonly principal: string;
  readonly operation: string;
  readonly outcome: 'done' | 'refused';
  readonly code: RefusalCode | null;
  /** Edge ids, at most 50. */
  readonly resourceIds: readonly string[];
  readonly inputHash: string;
  readonly requestId: string | null;
  readonly ip: string | null;
  readonly actionId: string | null;
}

export interface AuditQuery {
  readonly principal?: string;
  readonly operation?: string;
  readonly outcome?: AuditEntry['outcome'];
  readonly resourceId?: string;
  readonly requestId?: string;
  readonly since?: Temporal.Instant;
  readonly until?: Temporal.Instant;
  /** Id of the last one seen. */
  readonly before?: string;
  readonly limit: number;
}

export interface AuditReads {
  /** Newest first. */
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
}

export interface AuditStore extends AuditReads {
  append(entry: AuditEntry): Promise<void>;
}
