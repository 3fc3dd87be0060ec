/** How do use cases reach templates? */
import type { SequenceGraph } from '#domain';

export interface TemplateRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly graph: SequenceGraph;
  readonly archivedAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
}

export interface TemplateReads {
  find(templateId: string): Promise<TemplateRecord | undefined>;
  /** Newest first; `before` is the id of the last one seen. */
  list(page: {
    readonly archived: boolean;
    readonly limit: number;
    readonly before?: string;
  }): Promise<TemplateRecord[]>;
}

export interface TemplateStore extends TemplateReads {
  insert(template: TemplateRecord): Promise<void>;
  /** Writes name, description and whether it was put away; the sequence never changes. */
  save(template: TemplateRecord): Promise<void>;
}
