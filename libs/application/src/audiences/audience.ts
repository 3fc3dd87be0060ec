/** Whom does a campaign address? A list of leads, or whoever matches a filter when it is read. */
import type { AudienceFilter } from '#domain';

export interface Audience {
  readonly id: string;
  readonly name: string;
  readonly kind: 'static' | 'filter';
  /** Set when the kind is `filter`. */
  readonly filter: AudienceFilter | null;
  readonly archivedAt: Temporal.Instant | null;
  readonly createdAt: Temporal.Instant;
}
