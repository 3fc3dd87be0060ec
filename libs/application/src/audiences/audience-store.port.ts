/** How do use cases reach audiences and their members? */
import type { Audience } from './audience.js';

export interface AudienceUse {
  readonly id: string;
  readonly live: boolean;
}

export interface AudienceReads {
  byId(id: string): Promise<Audience | undefined>;
  byName(name: string): Promise<Audience | undefined>;
  /** Newest id first, after `afterId`; at most `take`. */
  list(take: number, afterId?: string, archived?: boolean): Promise<Audience[]>;
  /** Campaigns that use it and are not over, by id. */
  attachedTo(audienceId: string): Promise<AudienceUse[]>;
  /** Members now; those of a filter are counted when asked. */
  sizeOf(audience: Audience): Promise<number>;
  /** Lead ids, oldest first, of whoever is in one of them; an audience that does not exist has nobody. */
  listMemberIds(audienceIds: readonly string[]): Promise<string[]>;
  /** Those of `leadIds` that are no leads of the workspace. */
  unknownLeads(leadIds: readonly string[]): Promise<string[]>;
}

export interface AudienceStore extends AudienceReads {
  /** False when the name is taken. */
  create(audience: Audience): Promise<boolean>;
  /** Keeps it from changing, and from being attached, until the transaction ends. */
  lock(audienceId: string): Promise<Audience | undefined>;
  /** Writes name, filter and whether it is archived; false when the name is taken. Who matches a new filter is looked for. */
  save(audience: Audience): Promise<boolean>;
  /**
   * Adds to a static audience; returns how many were not in it before. Where it is live, they are on the way into its
   * campaigns from `at` on.
   */
  addMembers(audienceId: string, leadIds: readonly string[], at: Temporal.Instant): Promise<number>;
  /** Returns how many were in it. */
  removeMembers(audienceId: string, leadIds: readonly string[]): Promise<number>;
}
